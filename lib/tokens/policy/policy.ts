import type { TokenType } from '../../actor'
import { addDuration, dayAfter, dayIn, endOfDay } from '../../time/calendar'
import { type Lifetime, lifetimes } from '../input-schema'
import type { CreateInput } from '../schema'
import type { PolicyTerms, PresetName } from './presets'

/** The token policy in force: the chosen terms and the dates since when some of them apply. */
export interface Policy extends PolicyTerms {
  readonly preset: PresetName
  /** When deletion for inactivity was enabled. */
  readonly inactivitySince: Date | null
  /** Since when creating tokens is paused; null = not paused. */
  readonly pausedAt: Date | null
  /** Shown to members while paused. */
  readonly pausedNote: string | null
}

type ChosenExpiration = CreateInput['expires']

/** Lifetimes within the maximum lifetime. */
export const availableLifetimes = (policy: Policy, now: Date): Lifetime[] =>
  lifetimes.filter((lifetime) => !outlasts(addDuration(now, lifetime), policy, now))

/** The last day that can be chosen as expiration, in the person's time zone; null = any. */
export const lastDay = (policy: Policy, now: Date, zone: string): string | null =>
  policy.maxLifetime === null ? null : dayIn(addDuration(now, policy.maxLifetime), zone)

export const firstDay = (now: Date, zone: string): string => dayAfter(dayIn(now, zone), 1)

/** Expiration of a new secret by default; null = never. */
const defaultExpiration = (policy: Policy, now: Date): Date | null =>
  policy.defaultLifetime === null ? null : addDuration(now, policy.defaultLifetime)

interface RotatedFacts {
  readonly type: TokenType
  readonly createdAt: Date
  readonly rotatedAt: Date | null
  readonly expiresAt: Date | null
}

/**
 * Expiration of a token rotated now: its lifetime starts again, but is at most the default lifetime. A token without an
 * expiration stays so if the policy allows it; one with an expiration always gets another.
 */
export function expirationAfterRotation(token: RotatedFacts, policy: Policy, now: Date): Date | null {
  if (token.type === 'managed') return null
  const byDefault = defaultExpiration(policy, now)
  if (token.expiresAt === null) return policy.noExpirationAllowed ? null : byDefault
  const again = new Date(now.getTime() + token.expiresAt.getTime() - (token.rotatedAt ?? token.createdAt).getTime())
  return byDefault && byDefault < again ? byDefault : again
}

interface OverlapFacts {
  readonly previousEndsAt: Date | null
  readonly previousExpiresAt: Date | null
  readonly rotatedAt: Date | null
}

/** An expiration that has passed on every machine, regardless of clock differences. */
export const longOver = new Date(0)

/** Expiration of an old secret: after the overlap, but not after its own expiration; immediate without an overlap. */
export function overlapEnd(expiresAt: Date | null, overlap: string, now: Date): Date {
  const end = addDuration(now, overlap)
  if (end <= now) return longOver
  return expiresAt && expiresAt < end ? expiresAt : end
}

/** Overlap end extended by 24 hours; null if the old expiration or the longest overlap does not allow it. */
export function extendedOverlapEnd({ previousEndsAt, previousExpiresAt, rotatedAt }: OverlapFacts, policy: Policy): Date | null {
  if (!previousEndsAt || !rotatedAt) return null
  const dayMore = addDuration(previousEndsAt, 'PT24H')
  const longer = previousExpiresAt && previousExpiresAt < dayMore ? previousExpiresAt : dayMore
  if (longer <= previousEndsAt) return null
  return longer > addDuration(rotatedAt, `PT${policy.maxOverlapHours}H`) ? null : longer
}

/** The chosen expiration, or the message why it is not allowed. */
export function chosenExpiration(
  policy: Policy,
  expires: ChosenExpiration,
  now: Date,
  zone: string,
): { end: Date | null } | { problem: string } {
  if (expires.kind === 'never') return policy.noExpirationAllowed ? { end: null } : { problem: 'Your organization requires an expiration.' }
  if (expires.kind === 'after') return withinMaximum(policy, addDuration(now, expires.duration), now)
  return chosenDay(policy, expires.date, now, zone)
}

function chosenDay(policy: Policy, date: string, now: Date, zone: string): { end: Date } | { problem: string } {
  const end = endOfDay(date, zone)
  if (!end) return { problem: 'Enter a valid date.' }
  if (date < firstDay(now, zone)) return { problem: 'Choose tomorrow or later.' }
  const last = lastDay(policy, now, zone) ?? '9000-01-01'
  return date > last ? { problem: tooLong } : { end }
}

const tooLong = 'Choose an earlier date: your organization limits token lifetimes.'

function withinMaximum(policy: Policy, end: Date, now: Date): { end: Date } | { problem: string } {
  return outlasts(end, policy, now) ? { problem: tooLong } : { end }
}

function outlasts(end: Date, policy: Policy, now: Date): boolean {
  return policy.maxLifetime !== null && end > addDuration(now, policy.maxLifetime)
}
