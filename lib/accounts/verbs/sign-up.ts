import { invalidField } from '../../input/parse'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { requestEmail } from '../email-requests/request-email'
import { hashPassword } from '../hash-password'
import type { PersonInput } from '../schema'
import { maySignUp } from '../sign-up-rule'
import { checkPerson } from './create-user'

export type SignUpFailure = 'invalid_input' | 'forbidden' | 'unavailable'

/** Asks for a link that creates the user. The result is the same for the address of a user. */
export async function signUp(deps: AccountsDeps, input: PersonInput, origin: Origin): Promise<Outcome<{ email: string }, SignUpFailure>> {
  if (!isSignUpOpen(deps)) return fail('forbidden', { detail: 'Sign-up is closed. Ask an administrator for an account.' })
  const checked = checkPerson(input)
  if (!checked.ok) return checked
  const { name, email, password, timeZone } = checked.value
  if (!maySignUp(deps.signUp, email)) return invalidField('email', 'Sign-up is not open for this domain. Use your work email address.')
  const hashed = await hashPassword(deps.passwords, password)
  if (!hashed.ok) return hashed
  await requestEmail(deps, { kind: 'sign_up', email, payload: JSON.stringify({ name, passwordHash: hashed.value, timeZone }) }, origin)
  return ok({ email })
}

/** With a password: the email address must be verified by email. */
export const isSignUpOpen = ({ signUp, mail }: Pick<AccountsDeps, 'signUp' | 'mail'>): boolean => signUp !== 'closed' && mail.enabled
