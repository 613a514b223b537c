import type { TokenType } from '../../actor'
import { addDuration, dayAfter, dayIn, endOfDay } from '../../time/calendar'
import { type Lifetime, lifetimes } from '../input-schema'
import type { CreateInput } from '../schema'
import type { PolicyTerms, PresetName } from './presets'

/** The token policy in force: what was chosen, and the dates it depends on. */
export interface Policy extends PolicyTerms {
  readonly preset: PresetName
  /** When the rule on disuse was switched on. */
  readonly inactivitySince: Date | null
  /** New tokens are paused since; with a note to members. */
  readonly pausedAt: Date | null
  readonly pausedNote: string | null
}

type Ends = CreateInput['expires']

/** The lifetimes a person may choose: none is longer than the longest. */
export const availableLifetimes = (policy: Policy, now: Date): Lifetime[] =>
  lifetimes.filter((lifetime) => !outlasts(addDuration(now, lifetime), policy, now))

/** The last day a chosen end may name, in the person's zone; null = any. */
export const lastDay = (policy: Policy, now: Date, zone: string): string | null =>
  policy.maxLifetime === null ? null : dayIn(addDuration(now, policy.maxLifetime), zone)

export const firstDay = (now: Date, zone: string): string => dayAfter(dayIn(now, zone), 1)

/** When a new secret ends by default; null = never. */
export const defaultExpiration = (policy: Policy, now: Date): Date | null =>
  policy.defaultLifetime === null ? null : addDuration(now, policy.defaultLifetime)

interface RotatedFacts {
  readonly type: TokenType
  readonly expiresAt: Date | null
}

/** When a token would end that is rotated now: what has no end keeps none where policy still allows that. */
export function expirationAfterRotation({ type, expiresAt }: RotatedFacts, policy: Policy, now: Date): Date | null {
  const endless = type === 'managed' || (expiresAt === null && policy.noExpirationAllowed)
  return endless ? null : defaultExpiration(policy, now)
}

interface OverlapFacts {
  readonly previousEndsAt: Date | null
  readonly previousExpiresAt: Date | null
  readonly rotatedAt: Date | null
}

/** What stops a secret on every machine, whatever its clock says. */
export const longOver = new Date(0)

/** When an old secret stops: after the overlap, never past its own end, and at once without an overlap. */
export function overlapEnd(expiresAt: Date | null, overlap: string, now: Date): Date {
  const end = addDuration(now, overlap)
  if (end <= now) return longOver
  return expiresAt && expiresAt < end ? expiresAt : end
}

/** The end of an old secret that is given 24 hours more; null where its own end or the longest overlap leaves no room. */
export function extendedOverlapEnd({ previousEndsAt, previousExpiresAt, rotatedAt }: OverlapFacts, policy: Policy): Date | null {
  if (!previousEndsAt || !rotatedAt) return null
  const dayMore = addDuration(previousEndsAt, 'PT24H')
  const longer = previousExpiresAt && previousExpiresAt < dayMore ? previousExpiresAt : dayMore
  if (longer <= previousEndsAt) return null
  return longer > addDuration(rotatedAt, `PT${policy.maxOverlapHours}H`) ? null : longer
}

/** The end a person chose, or a sentence on why it cannot be. */
export function chosenExpiration(policy: Policy, expires: Ends, now: Date, zone: string): { end: Date | null } | { problem: string } {
  if (expires.kind === 'never')
    return policy.noExpirationAllowed ? { end: null } : { problem: 'Your organization wants every token to end.' }
  if (expires.kind === 'after') return within(policy, addDuration(now, expires.duration), now)
  return chosenDay(policy, expires.date, now, zone)
}

function chosenDay(policy: Policy, date: string, now: Date, zone: string): { end: Date } | { problem: string } {
  const end = endOfDay(date, zone)
  if (!end) return { problem: 'Choose a day that exists.' }
  if (date < firstDay(now, zone)) return { problem: 'Choose tomorrow or later.' }
  const last = lastDay(policy, now, zone) ?? '9000-01-01'
  return date > last ? { problem: tooLong } : { end }
}

const tooLong = 'Choose an earlier end: your organization limits how long a token lives.'

function within(policy: Policy, end: Date, now: Date): { end: Date } | { problem: string } {
  return outlasts(end, policy, now) ? { problem: tooLong } : { end }
}

function outlasts(end: Date, policy: Policy, now: Date): boolean {
  return policy.maxLifetime !== null && end > addDuration(now, policy.maxLifetime)
}
