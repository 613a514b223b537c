import { minuteMs } from './time/units'

/** Lifetime of a re-authentication; activity does not extend it. */
export const reauthMs = 10 * minuteMs

export const reauthExpiry = (confirmedAt: Date): Date => new Date(confirmedAt.getTime() + reauthMs)

/** True if the last re-authentication is younger than `maxAgeMs`. */
export const isRecentlyAuthenticated = (until: Date | null, now: Date, maxAgeMs: number = reauthMs): boolean =>
  until !== null && until.getTime() - reauthMs + maxAgeMs > now.getTime()
