import type { Failure, Result } from '../result'

/** Returns the value of a result; throws if the seed is invalid. */
export function unwrap<T>(outcome: Result<T, Failure>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`The seed was rejected: ${JSON.stringify(outcome.error)}`)
}
