import { dayMs, secondMs } from '../time/units'

export interface ThrottleState {
  readonly failures: number
  readonly lastFailedAt: Date
  readonly blockedUntil: Date
}

/** From the `free`-th failure in a row, the delay starts at `firstDelaySeconds` and doubles with each further one. */
export interface ThrottleRule {
  readonly free: number
  readonly firstDelaySeconds: number
  readonly longestDelaySeconds: number
}

export const accountRule: ThrottleRule = { free: 5, firstDelaySeconds: 15, longestDelaySeconds: 900 }
export const networkRule: ThrottleRule = { free: 20, firstDelaySeconds: 15, longestDelaySeconds: 900 }

const resetAfterMs = dayMs

/** Seconds until the next attempt is allowed; 0 if it is allowed now. */
export function secondsLeft(state: ThrottleState, now: Date): number {
  return Math.max(0, Math.ceil((state.blockedUntil.getTime() - now.getTime()) / secondMs))
}

/** Adds one attempt, counted as a failure before its outcome is known, so that concurrent attempts cannot get around the limit. */
export function withAttempt(state: ThrottleState, rule: ThrottleRule, now: Date): ThrottleState {
  const isOld = now.getTime() - state.lastFailedAt.getTime() > resetAfterMs
  const failures = (isOld ? 0 : state.failures) + 1
  return { failures, lastFailedAt: now, blockedUntil: blockedUntil(failures, rule, now) }
}

/** A counter before and after one counted attempt. */
export interface Step {
  readonly before: ThrottleState
  readonly after: ThrottleState
}

/** Removes an attempt that was not a failure, keeping the effects of later attempts. */
export function withoutAttempt(state: ThrottleState, { before, after }: Step): ThrottleState {
  return {
    failures: Math.max(0, state.failures - 1),
    lastFailedAt: sameTime(state.lastFailedAt, after.lastFailedAt) ? before.lastFailedAt : state.lastFailedAt,
    blockedUntil: sameTime(state.blockedUntil, after.blockedUntil) ? before.blockedUntil : state.blockedUntil,
  }
}

const sameTime = (a: Date, b: Date): boolean => a.getTime() === b.getTime()

function blockedUntil(failures: number, rule: ThrottleRule, now: Date): Date {
  if (failures < rule.free) return now
  const delay = Math.min(rule.firstDelaySeconds * 2 ** Math.min(failures - rule.free, 20), rule.longestDelaySeconds)
  return new Date(now.getTime() + delay * secondMs)
}
