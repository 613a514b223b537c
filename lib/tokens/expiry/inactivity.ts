import { daysAfter } from '../../time/calendar'
import { soonDays } from '../limits'
import { type InactivityRule, inactivityDeletionAt, type StatusFacts } from '../status'

/** A notice that was written of a count of disuse. */
export interface WrittenNotice {
  /** The start of the count it belongs to. */
  readonly since: Date
  /** Days before the deletion. */
  readonly before: number
  readonly at: Date
}

export interface InactivityTerms extends InactivityRule {
  readonly noticeDays: readonly number[]
}

/** Where the count of disuse of a token stands. */
export interface Inactivity {
  readonly since: Date
  /** When it is deleted, if it stays unused and every notice that is still missing is written in time from now on. */
  readonly endsAt: Date
  /** The notice that comes next, in days before; null = all are written, so the deletion is next. */
  readonly next: number | null
  /** From when the notice is to be written, or the token deleted. */
  readonly dueAt: Date
}

type Facts = Pick<StatusFacts, 'type' | 'createdAt' | 'keptAt' | 'lastUsedAt'>

const noticeWindowDays = ({ noticeDays }: InactivityTerms): number => Math.max(soonDays, ...noticeDays)

/** True once the deletion for inactivity is as near as its first notice: a use now is urgent, and the owner may keep the token. */
export function isInNoticeWindow(facts: Facts, terms: InactivityTerms, now: Date): boolean {
  const deletionAt = inactivityDeletionAt(facts, terms)
  return deletionAt !== null && deletionAt <= daysAfter(now, noticeWindowDays(terms))
}

/** When notices of disuse are written, in days before, descending: at least one, none before the count began. */
export function noticeDaysWithin({ inactivityDays, noticeDays }: InactivityTerms): readonly number[] {
  const within = noticeDays.filter((days) => days < inactivityDays)
  return within.length > 0 ? within : [Math.min(1, inactivityDays - 1)]
}

/**
 * The end by disuse as it will really be: the latest of the days unused and, for each notice written, so many days after
 * it as it promised. A notice that is late postpones the end and is never skipped. After the clock has jumped the last
 * notice counts only if it was written since.
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
  const written = warnings.filter((each) => each.since.getTime() === since.getTime() && !isVoid(each, days.at(-1), jumpedAt))
  const end = latest([nominal, ...written.map(({ at, before }) => daysAfter(at, before))])
  const next = days.find((before) => written.every((each) => each.before !== before)) ?? null
  const dueAt = daysAfter(end, -(next ?? 0))
  return { since, next, dueAt, endsAt: latest([end, daysAfter(now, next ?? 0)]) }
}

const isVoid = ({ before, at }: WrittenNotice, last: number | undefined, jumpedAt: Date | null = null): boolean =>
  jumpedAt !== null && before === last && at < jumpedAt

const latest = (times: readonly Date[]): Date => new Date(Math.max(...times.map((at) => at.getTime())))
