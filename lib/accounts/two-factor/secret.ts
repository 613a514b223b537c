import { generateURI, ScureBase32Plugin, verify } from 'otplib'
import { derivedKey, openBytes, sealBytes } from '../../encryption/cipher'
import type { RingKey } from '../../keys'
import { secondMs } from '../../time/units'
import type { AccountsDeps } from '../deps'
import type { SealedSecret } from './store'

const secretBytes = 20
/** Seconds that the clock of a phone may be ahead or behind. */
const tolerance = 30
const purpose = 'keyrail authenticator v1'

/** A new secret of time-based codes, as base32. */
export const newSecret = ({ random }: AccountsDeps): string => new ScureBase32Plugin().encode(random.bytes(secretBytes))

/** URI that authenticator apps read from the QR code. */
export const secretUri = (base32: string, email: string): string => generateURI({ issuer: 'Keyrail', label: email, secret: base32 })

/** Encrypts under the current view key of the installation; the user is authenticated, so the secret cannot be moved to another one. */
export function sealSecret({ keys, random }: AccountsDeps, userId: string, base32: string): SealedSecret {
  const [current] = keys.view
  if (!current) throw new Error('The key ring has no view key.')
  return { viewKeyId: current.id, ...sealBytes(keyOf(current), Buffer.from(base32), context(userId), random) }
}

/** Throws if the view key was removed or the row was modified. */
function openSecret({ keys }: AccountsDeps, userId: string, stored: SealedSecret): string {
  const key = keys.view.find(({ id }) => id === stored.viewKeyId)
  if (!key) throw new Error('The view key of an authenticator is not in the key ring.')
  return openBytes(keyOf(key), stored, context(userId)).toString()
}

export interface MatchedCode {
  /** Time step of the code. */
  readonly step: number
  /** The secret, sealed under the current view key. */
  readonly resealed: SealedSecret
}

/** Checks six digits against the stored secret; null if they are no valid code, or one of `lastStep` or earlier. */
export async function matchCode(
  deps: AccountsDeps,
  userId: string,
  stored: SealedSecret & { readonly lastStep: number | null },
  digits: string,
): Promise<MatchedCode | null> {
  const secret = openSecret(deps, userId, stored)
  const epoch = Math.floor((await deps.clock.now()).getTime() / secondMs)
  const after = stored.lastStep === null ? {} : { afterTimeStep: stored.lastStep }
  const result = await verify({ secret, token: digits, epoch, epochTolerance: tolerance, ...after })
  if (!result.valid || !('timeStep' in result)) return null
  const isCurrent = stored.viewKeyId === deps.keys.view[0]?.id
  const { viewKeyId, nonce, sealed } = stored
  return { step: result.timeStep, resealed: isCurrent ? { viewKeyId, nonce, sealed } : sealSecret(deps, userId, secret) }
}

const keyOf = ({ key }: RingKey): Buffer => derivedKey(key, purpose)
const context = (userId: string) => [purpose, userId]
