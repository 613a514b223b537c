import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { derivedKey } from '../../encryption/cipher'
import { minuteMs } from '../../time/units'
import type { AccountsDeps } from '../deps'
import { insertChallenge } from './store'

/** What a challenge may be used for, and by whom; a sign-in has no user yet. */
export interface ChallengeUse {
  readonly purpose: 'sign-in' | 'register' | 'reauth'
  readonly userId: string | null
}

const lifetimeMs = 10 * minuteMs
const [timeLength, randomLength, macLength] = [8, 16, 32]

/** A challenge that carries its time and a MAC over its use: nothing is stored until it is used, so strangers cause no writes. */
export async function issueChallenge(deps: AccountsDeps, use: ChallengeUse): Promise<Buffer> {
  const time = Buffer.alloc(timeLength)
  time.writeBigUInt64BE(BigInt((await deps.clock.now()).getTime()))
  const stamp = Buffer.concat([time, deps.random.bytes(randomLength)])
  return Buffer.concat([stamp, macOf(deps, use, stamp)])
}

/** Uses a challenge; false if it was issued for another use, is expired or was used before. */
export async function takeChallenge(deps: AccountsDeps, use: ChallengeUse, challenge: string): Promise<boolean> {
  const bytes = Buffer.from(challenge, 'base64url')
  const stamp = bytes.subarray(0, timeLength + randomLength)
  const mac = bytes.subarray(stamp.length)
  if (mac.length !== macLength || !timingSafeEqual(mac, macOf(deps, use, stamp))) return false
  const now = await deps.clock.now()
  const expiresAt = new Date(Number(stamp.readBigUInt64BE()) + lifetimeMs)
  if (expiresAt <= now) return false
  const digest = createHash('sha256').update(bytes).digest('base64url')
  return deps.db.write((tx) => insertChallenge(tx, { ...use, digest, expiresAt }, now))
}

const macOf = ({ keys }: AccountsDeps, { purpose, userId }: ChallengeUse, stamp: Buffer): Buffer =>
  createHmac('sha256', derivedKey(keys.session, 'keyrail passkey challenge v1'))
    .update(JSON.stringify([purpose, userId, stamp.toString('base64url')]))
    .digest()
