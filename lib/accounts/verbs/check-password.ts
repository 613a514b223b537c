import { Overloaded } from '../../errors'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { type Attempt, beginAttempt, type SignInActor, tooManyAttempts } from '../login-throttle'
import type { NamedUser } from '../store'
import type { AttemptKeys } from '../throttle-keys'

export type CheckFailure = 'invalid_input' | 'rate_limited' | 'unavailable'

export interface CheckedPassword {
  readonly keys: AttemptKeys
  /** Null for an unknown user: the check takes as long and always fails, as it does for a user without a password. */
  readonly user: (NamedUser & { readonly passwordHash: string | null }) | null
  readonly password: string
  /** Message for a wrong password. */
  readonly wrongMessage: string
  readonly actor: SignInActor
}

/** Checks a password unless the throttle blocks the attempt. */
export async function checkPassword(deps: AccountsDeps, check: CheckedPassword): Promise<Outcome<null, CheckFailure>> {
  const { user, actor } = check
  const attempt = await beginAttempt(deps, check.keys)
  if ('retryAfter' in attempt) return tooManyAttempts(attempt.retryAfter)
  const isRight = await matches(deps, check, attempt)
  if (isRight === null) return fail('unavailable', { detail: 'Keyrail is busy. Try again in a few seconds.', retryAfter: 5 })
  if (isRight) {
    await attempt.succeeded()
    return ok(null)
  }
  await attempt.failed(actor, user)
  return fail('invalid_input', { detail: check.wrongMessage })
}

/** Null if too many passwords are being checked; the attempt is then not counted. */
async function matches({ passwords }: AccountsDeps, { user, password }: CheckedPassword, attempt: Attempt): Promise<boolean | null> {
  try {
    return await passwords.matches(user?.passwordHash ?? null, password)
  } catch (error) {
    await attempt.canceled()
    if (error instanceof Overloaded) return null
    throw error
  }
}
