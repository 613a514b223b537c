import { normalizeEmail } from '../../input/email'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { signInKeys } from '../known-browsers'
import { type Proof, passFirstFactor } from '../proof'
import { findUserByEmail } from '../store'
import { accountKey } from '../throttle-keys'
import { type CheckFailure, checkPassword } from './check-password'

export type SignInFailure = CheckFailure | 'forbidden'

const wrongMessage = 'Incorrect email or password.'

export const deactivated = fail('forbidden', { detail: 'This account is deactivated. Contact your administrator.' })

/** `browser`: the value that `rememberBrowser` returned for this browser; null without one. */
export async function signIn(
  deps: AccountsDeps,
  given: string,
  password: string,
  origin: Origin,
  browser: string | null = null,
): Promise<Outcome<Proof, SignInFailure>> {
  // an invalid email address takes the same path as an unknown one
  const email = normalizeEmail(given) ?? ''
  const user = await findUserByEmail(deps.db.read, email)
  const keys = signInKeys(deps, accountKey(email), { userId: user?.id ?? null, browser, ip: origin.ip })
  const checked = await checkPassword(deps, { keys, user, password, wrongMessage, actor: { kind: 'stranger', name: 'sign-in', origin } })
  if (!checked.ok) return checked
  if (!user || user.deactivatedAt) return deactivated
  return ok(await passFirstFactor(deps, user.id))
}
