import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { type PublicKeyCredentialRequestOptionsJSON, requestOptions } from '../passkeys/options'
import { verifyPasskey } from '../passkeys/verify'
import { issueTicket } from '../proof'
import { deactivated } from './sign-in'

export type PasskeyFailure = 'invalid_input' | 'forbidden'

const use = { purpose: 'sign-in', userId: null } as const

export const rejectedPasskey = fail('invalid_input', { detail: 'This passkey was not accepted. Try again, or sign in another way.' })

/** Options for the browser, for every passkey of this installation. */
export const passkeySignInOptions = (deps: AccountsDeps): Promise<PublicKeyCredentialRequestOptionsJSON> => requestOptions(deps, use)

/** A passkey that verified its user counts as both factors. */
export async function signInWithPasskey(
  deps: AccountsDeps,
  response: string,
): Promise<Outcome<{ ticket: string; email: string }, PasskeyFailure>> {
  const user = await verifyPasskey(deps, use, response)
  if (!user) return rejectedPasskey
  if (user.deactivatedAt) return deactivated
  return ok({ ticket: await issueTicket(deps, user.id), email: user.email })
}
