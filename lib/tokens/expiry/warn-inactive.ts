import { daysAfter } from '../../time/calendar'
import { dayMs } from '../../time/units'
import { type BatchTime, type DueToken, type ExpiryRun, forEachDue, noticeAbout } from './due'
import { claimNotice, findInactive, type InactiveSearch } from './due-store'
import { inactivityOf, noticeDaysWithin } from './inactivity'

/** Tells of every token that comes nearer to its end by disuse, each notice once, the first begins the countdown. */
export async function warnInactive(round: ExpiryRun): Promise<number> {
  if (round.policy.inactivityDays === 0) return 0
  let warned = 0
  for (const before of noticeDaysWithin(round.policy)) {
    warned += await forEachDue(
      round,
      (batch, moment) => findInactive(round.deps.db.read, batch, inactiveSearch(round, before, moment)),
      (due) => warn(round, due),
    )
  }
  return warned
}

/** Who is due for a notice so many days before, or for the deletion (null). */
export function inactiveSearch({ policy }: ExpiryRun, before: number | null, { now, jumpedAt }: BatchTime): InactiveSearch {
  const days = noticeDaysWithin(policy)
  const left = before ?? 0
  const from = (each: number) => (each === days.at(-1) ? jumpedAt : null)
  const earlier = before === null ? days : days.slice(0, days.indexOf(before))
  return {
    now,
    start: daysAfter(now, left - policy.inactivityDays),
    inactivitySince: policy.inactivitySince ?? new Date(0),
    written: earlier.map((each) => ({ before: each, by: daysAfter(now, left - each), from: from(each) })),
    missing: before === null ? null : { before, from: from(before) },
  }
}

async function warn({ deps }: ExpiryRun, { tx, token, policy, now, jumpedAt }: DueToken): Promise<boolean> {
  const disuse = inactivityOf(token, policy, token.warnings, now, jumpedAt)
  if (!disuse || disuse.next === null || disuse.dueAt > now || token.suspendedBy || endsBefore(token.expiresAt, disuse.endsAt)) return false
  const { since, next: before, endsAt } = disuse
  const told = await deps.notices.notifyCounted(tx, token.orgId, now, {
    ...noticeAbout(token),
    kind: 'idle',
    facts: { inactivityDays: unusedFor(token, now), daysLeft: before, endsAt: endsAt.toISOString() },
    dedupe: ['idle', token.id, since.getTime(), before, jumpedAt?.getTime() ?? 0].join(':'),
  })
  // nobody could be told, so the countdown does not begin
  if (told === 0) return false
  return claimNotice(tx, { orgId: token.orgId, tokenId: token.id, rule: 'inactivity', since, before, at: now }, jumpedAt)
}

/** A token whose fixed end comes first is told of by that end. */
export const endsBefore = (expiresAt: Date | null, unusedEnd: Date): boolean => expiresAt !== null && expiresAt <= unusedEnd

const unusedFor = ({ lastUsedAt, createdAt }: DueToken['token'], now: Date): number =>
  Math.floor((now.getTime() - (lastUsedAt ?? createdAt).getTime()) / dayMs)
