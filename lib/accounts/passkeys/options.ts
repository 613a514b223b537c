import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { AccountsDeps } from '../deps'
import { type ChallengeUse, issueChallenge } from './challenge'
import { findPasskeys } from './store'

export type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON }

/** EdDSA, ES256, RS256. */
export const algorithms = [-8, -7, -257] as const

/** Passkeys belong to the host of Keyrail. */
export const relyingPartyId = (origin: string): string => new URL(origin).hostname

/** Identifies the user on the authenticator; contains no personal data. */
export const userHandle = (userId: string): Buffer<ArrayBuffer> => Buffer.from(userId)

interface NamedAccount {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** For a discoverable passkey with user verification, on a device that has none for this user yet. */
export async function creationOptions(
  deps: AccountsDeps,
  { id, name, email }: NamedAccount,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const challenge = await issueChallenge(deps, { purpose: 'register', userId: id })
  return generateRegistrationOptions({
    rpName: 'Keyrail',
    rpID: relyingPartyId(deps.origin),
    userID: userHandle(id),
    userName: email,
    userDisplayName: name,
    challenge: new Uint8Array(challenge),
    attestationType: 'none',
    excludeCredentials: await credentialsOf(deps, id),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: [...algorithms],
  })
}

/** For any passkey of this installation at sign-in, for those of the user otherwise. */
export async function requestOptions(deps: AccountsDeps, use: ChallengeUse): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: relyingPartyId(deps.origin),
    challenge: new Uint8Array(await issueChallenge(deps, use)),
    userVerification: 'required',
    ...(use.userId === null ? {} : { allowCredentials: await credentialsOf(deps, use.userId) }),
  })
}

const credentialsOf = async ({ db }: AccountsDeps, userId: string) =>
  (await findPasskeys(db.read, userId)).map(({ id, transports }) => ({ id, transports: transports.split(' ').filter(Boolean) }))
