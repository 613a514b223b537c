import { dayMs, secondMs } from '../time/units'

export interface ThrottleState {
  readonly failures: number
  readonly lastFailedAt: Date
  readonly blockedUntil: Date
}

/** How many tries in a row are free, and how the delay grows after them. */
export interface ThrottleRule {
  readonly free: number
  readonly firstDelaySeconds: number
  readonly longestDelaySeconds: number
}

export const accountRule: ThrottleRule = { free: 5, firstDelaySeconds: 15, longestDelaySeconds: 900 }
export const networkRule: ThrottleRule = { free: 20, firstDelaySeconds: 15, longestDelaySeconds: 900 }

const forgottenAfterMs = dayMs

/** Seconds until another try is allowed; 0 = now. */
export function secondsLeft(state: ThrottleState, now: Date): number {
  return Math.max(0, Math.ceil((state.blockedUntil.getTime() - now.getTime()) / secondMs))
}

/** The state after one more try, counted as a failure before it is known: parallel tries cannot slip through. */
export function withAttempt(state: ThrottleState, rule: ThrottleRule, now: Date): ThrottleState {
  const old = now.getTime() - state.lastFailedAt.getTime() > forgottenAfterMs
  const failures = (old ? 0 : state.failures) + 1
  return { failures, lastFailedAt: now, blockedUntil: blockedUntil(failures, rule, now) }
}

/** A counter around one counted try. */
export interface Step {
  readonly before: ThrottleState
  readonly after: ThrottleState
}

/** The state once a counted try turned out to be no failure: as it was before, but for what later tries have made of it. */
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
