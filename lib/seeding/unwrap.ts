import type { Failure, Result } from '../result'

/** The value of an outcome that cannot fail unless the seed is wrong. */
export function unwrap<T>(outcome: Result<T, Failure>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`The seed was rejected: ${JSON.stringify(outcome.error)}`)
}
