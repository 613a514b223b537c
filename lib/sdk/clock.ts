/** Milliseconds of two clocks: the monotonic one may stop while a machine sleeps, the other one may be set. */
export interface Moment {
  readonly monotonic: number
  readonly wall: number
}

export type Clock = () => Moment

export const systemClock: Clock = () => ({ monotonic: performance.now(), wall: Date.now() })

/** True if less than `maxMs` have passed by both clocks, and neither went back. */
export const isWithin = (since: Moment, now: Moment, maxMs: number): boolean =>
  isBetween(now.monotonic - since.monotonic, maxMs) && isBetween(now.wall - since.wall, maxMs)

const isBetween = (elapsed: number, maxMs: number): boolean => elapsed >= 0 && elapsed < maxMs

export const isExpired = (expiresAt: string | null, { wall }: Moment): boolean => expiresAt !== null && Date.parse(expiresAt) <= wall
