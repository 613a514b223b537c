import { daysAfter } from '../../time/calendar'
import { hourMs } from '../../time/units'
import { soonDays } from '../limits'
import { type InactivityRule, inactivityDeletionAt, type StatusFacts } from '../status'

/** An inactivity notice that was sent. */
export interface WrittenNotice {
  /** Start of the inactivity period it belongs to. */
  readonly since: Date
  /** Days before the deletion. */
  readonly before: number
  readonly at: Date
}

export interface InactivityTerms extends InactivityRule {
  readonly noticeDays: readonly number[]
}

/** The current inactivity period of a token. */
export interface Inactivity {
  readonly since: Date
  /** Time of the deletion if the token stays inactive and every missing notice is sent on time from now on. */
  readonly endsAt: Date
  /** The next notice, in days before the deletion; null = all were sent and the deletion is next. */
  readonly next: number | null
  /** Earliest time of the next notice, or of the deletion. */
  readonly dueAt: Date
}

type Facts = Pick<StatusFacts, 'type' | 'createdAt' | 'keptAt' | 'lastUsedAt'>

const noticeWindowDays = ({ noticeDays }: InactivityTerms): number => Math.max(soonDays, ...noticeDays)

/** True once the deletion for inactivity is as near as its first notice: the owner may keep the token. */
export function isInNoticeWindow(facts: Facts, terms: InactivityTerms, now: Date): boolean {
  const deletionAt = inactivityDeletionAt(facts, terms)
  return deletionAt !== null && deletionAt <= daysAfter(now, noticeWindowDays(terms))
}

/** Age at which a recorded use no longer covers the next one: short for every rule, as the shortest is one day. */
const staleMs = hourMs

/**
 * True if a crash must not lose a use of the token: its deletion is near, and no use was recorded within an hour. Later uses
 * wait for no write.
 */
export const isUseUrgent = (facts: Facts, terms: InactivityTerms, now: Date): boolean =>
  now.getTime() - (facts.lastUsedAt?.getTime() ?? 0) > staleMs && isInNoticeWindow(facts, terms, now)

/** Days before the deletion at which notices are sent, descending: at least one, none before the period began. */
export function noticeDaysWithin({ inactivityDays, noticeDays }: InactivityTerms): readonly number[] {
  const within = noticeDays.filter((days) => days < inactivityDays)
  return within.length > 0 ? within : [Math.min(1, inactivityDays - 1)]
}

/**
 * Computes the actual deletion for inactivity: not before the policy's days have passed, nor before the days each sent notice
 * promised. A late notice postpones the deletion and is never skipped. After a clock jump the last notice counts only if it
 * was sent after the jump.
 */
export function inactivityOf(
  facts: Facts,
  terms: InactivityTerms,
  warnings: readonly WrittenNotice[],
  now: Date,
  jumpedAt?: Date | null,
): Inactivity | null {
  const nominal = inactivityDeletionAt(facts, terms)
  if (!nominal) return null
  const since = daysAfter(nominal, -terms.inactivityDays)
  const days = noticeDaysWithin(terms)
  const written = warnings.filter((each) => each.since.getTime() === since.getTime() && !isVoided(each, days.at(-1), jumpedAt))
  const deletionAt = latest([nominal, ...written.map(({ at, before }) => daysAfter(at, before))])
  const next = days.find((before) => written.every((each) => each.before !== before)) ?? null
  const dueAt = daysAfter(deletionAt, -(next ?? 0))
  return { since, next, dueAt, endsAt: latest([deletionAt, daysAfter(now, next ?? 0)]) }
}

const isVoided = ({ before, at }: WrittenNotice, last: number | undefined, jumpedAt: Date | null = null): boolean =>
  jumpedAt !== null && before === last && at < jumpedAt

const latest = (times: readonly Date[]): Date => new Date(Math.max(...times.map((at) => at.getTime())))
