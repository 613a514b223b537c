import { Overloaded } from '../../outage'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import type { Context } from '../deps'
import { beginAttempt } from './attempt'

export type CheckFailure = 'invalid_input' | 'rate_limited' | 'unavailable'

export interface Check {
  /** What tries are counted by. */
  readonly email: string
  /** Null for a person that does not exist: takes as long and is never right. */
  readonly passwordHash: string | null
  readonly password: string
  /** The sentence for a wrong one. */
  readonly wrong: string
}

/** Whether a password is right, within what the throttle allows. */
export async function checkPassword(context: Context, check: Check, origin: Origin): Promise<Outcome<null, CheckFailure>> {
  const attempt = await beginAttempt(context, check.email, origin.ip)
  if ('retryAfter' in attempt) return fail('rate_limited', { detail: tooMany(attempt.retryAfter), retryAfter: attempt.retryAfter })
  try {
    if (!(await context.passwords.matches(check.passwordHash, check.password))) return fail('invalid_input', { detail: check.wrong })
  } catch (error) {
    await attempt.cancelled()
    if (error instanceof Overloaded) return fail('unavailable', { detail: 'Keyrail is busy. Try again in a few seconds.', retryAfter: 5 })
    throw error
  }
  await attempt.succeeded()
  return ok(null)
}

function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const wait = seconds < 60 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
  return `Too many attempts. Try again in ${wait}.`
}
