import { Overloaded } from '../../errors'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { type Attempt, type AttemptingActor, beginAttempt } from '../login-throttle'
import type { NamedUser } from '../store'

export type CheckFailure = 'invalid_input' | 'rate_limited' | 'unavailable'

export interface CheckedPassword {
  /** What tries are counted by. */
  readonly email: string
  /** Null for a person that does not exist: takes as long and is never right. */
  readonly user: (NamedUser & { readonly passwordHash: string }) | null
  readonly password: string
  /** The sentence for a wrong one. */
  readonly wrong: string
  readonly actor: AttemptingActor
}

/** Whether a password is right, within what the throttle allows. */
export async function checkPassword(deps: AccountsDeps, check: CheckedPassword): Promise<Outcome<null, CheckFailure>> {
  const { user, actor } = check
  const attempt = await beginAttempt(deps, check.email, actor.origin.ip)
  if ('retryAfter' in attempt) return fail('rate_limited', { detail: tooMany(attempt.retryAfter), retryAfter: attempt.retryAfter })
  const right = await isRight(deps, check, attempt)
  if (right === null) return fail('unavailable', { detail: 'Keyrail is busy. Try again in a few seconds.', retryAfter: 5 })
  if (right) {
    await attempt.succeeded()
    return ok(null)
  }
  await attempt.failed(actor, user)
  return fail('invalid_input', { detail: check.wrong })
}

/** Null when too many passwords are being checked; then this was no try. */
async function isRight({ passwords }: AccountsDeps, { user, password }: CheckedPassword, attempt: Attempt): Promise<boolean | null> {
  try {
    return await passwords.matches(user?.passwordHash ?? null, password)
  } catch (error) {
    await attempt.canceled()
    if (error instanceof Overloaded) return null
    throw error
  }
}

function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const wait = seconds < 60 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
  return `Too many attempts. Try again in ${wait}.`
}
