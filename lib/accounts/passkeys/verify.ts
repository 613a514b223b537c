import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { errorMessage } from '../../errors'
import type { UserId } from '../../ids'
import type { AccountsDeps } from '../deps'
import { type ChallengeUse, takeChallenge } from './challenge'
import { algorithms, relyingPartyId, userHandle } from './options'
import { challengeOf, parseAssertion, parseRegistration } from './response'
import { findPasskey, type NewPasskey, recordUse } from './store'

/** Checks a new passkey of a user; null if it is rejected. */
export async function verifyNewPasskey(
  deps: AccountsDeps,
  userId: UserId,
  json: string,
): Promise<Omit<NewPasskey, 'name' | 'createdAt'> | null> {
  const response = parseRegistration(json)
  const expectedChallenge = response && (await taken(deps, { purpose: 'register', userId }, response.response.clientDataJSON))
  if (!response || !expectedChallenge) return null
  const verified = await accepted(deps, () =>
    verifyRegistrationResponse({ response, expectedChallenge, ...expected(deps), supportedAlgorithmIDs: [...algorithms] }),
  )
  if (!verified?.verified) return null
  const { credential, credentialDeviceType: deviceType, credentialBackedUp: backedUp } = verified.registrationInfo
  const { id, counter, transports = [] } = credential
  const publicKey = Buffer.from(credential.publicKey).toString('base64url')
  return { id, userId, publicKey, counter, transports: transports.join(' '), deviceType, backedUp }
}

/** Checks the use of a passkey, as sign-in or by the user of `use`, and records it; returns its user, or null if it is rejected. */
export async function verifyPasskey(deps: AccountsDeps, use: ChallengeUse, json: string) {
  const response = parseAssertion(json)
  const expectedChallenge = response && (await taken(deps, use, response.response.clientDataJSON))
  const passkey = response && expectedChallenge ? await findPasskey(deps.db.read, response.id) : null
  if (!response || !expectedChallenge || !passkey || !isOf(passkey.user.id, use, response.response.userHandle)) return null
  const credential = { id: passkey.id, publicKey: Buffer.from(passkey.publicKey, 'base64url'), counter: passkey.counter }
  const verified = await accepted(deps, () => verifyAuthenticationResponse({ response, expectedChallenge, credential, ...expected(deps) }))
  if (!verified?.verified) return null
  const { newCounter: counter, credentialBackedUp: backedUp } = verified.authenticationInfo
  const now = await deps.clock.now()
  const recorded = await deps.db.write((tx) => recordUse(tx, { id: passkey.id, before: passkey.counter, counter, backedUp }, now))
  return recorded ? passkey.user : null
}

/** Uses the challenge that was signed; returns it, or null if it is not valid for this use. */
async function taken(deps: AccountsDeps, use: ChallengeUse, clientDataJSON: string): Promise<string | null> {
  const challenge = challengeOf(clientDataJSON)
  return (await takeChallenge(deps, use, challenge)) ? challenge : null
}

const isOf = (userId: UserId, use: ChallengeUse, handle: string | undefined): boolean =>
  (use.userId ?? userId) === userId && (handle === undefined || handle === userHandle(userId).toString('base64url'))

const expected = ({ origin }: AccountsDeps) => ({
  expectedOrigin: origin,
  expectedRPID: relyingPartyId(origin),
  requireUserVerification: true,
})

/** The library throws for every response that it rejects. */
async function accepted<T>({ log }: AccountsDeps, verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify()
  } catch (error) {
    log.info('A passkey was rejected.', { error: errorMessage(error) })
    return null
  }
}
