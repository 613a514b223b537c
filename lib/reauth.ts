import { minuteMs } from './time/units'

/** Lifetime of a re-authentication, whatever is done in between. */
export const reauthMs = 10 * minuteMs

/** The moment a re-authentication expires. */
export const reauthExpiry = (confirmedAt: Date): Date => new Date(confirmedAt.getTime() + reauthMs)

/** Whether the last re-authentication is younger than `maxAgeMs`. */
export const isRecentlyAuthenticated = (until: Date | null, now: Date, maxAgeMs: number = reauthMs): boolean =>
  until !== null && until.getTime() - reauthMs + maxAgeMs > now.getTime()
