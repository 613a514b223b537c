import { daysAfter } from '../../time/calendar'
import { dayMs } from '../../time/units'
import { type BatchTime, type DueToken, type ExpiryRun, forEachDue, noticeAbout } from './due'
import { claimNotice, findInactive, type InactiveSearch, releaseNotice } from './due-store'
import { inactivityOf, noticeDaysWithin } from './inactivity'

/** Sends each inactivity notice once; the first one starts the countdown. */
export async function warnInactive(run: ExpiryRun): Promise<number> {
  if (run.policy.inactivityDays === 0) return 0
  let warned = 0
  for (const before of noticeDaysWithin(run.policy)) {
    warned += await forEachDue(
      run,
      (batch, time) => findInactive(run.deps.db.read, batch, inactiveSearch(run, before, time)),
      (due) => warn(run, due),
    )
  }
  return warned
}

/** Search for tokens due for the notice `before` days before the deletion, or for the deletion (null). */
export function inactiveSearch({ policy }: ExpiryRun, before: number | null, { now, jumpedAt }: BatchTime): InactiveSearch {
  const days = noticeDaysWithin(policy)
  const daysLeft = before ?? 0
  const from = (each: number) => (each === days.at(-1) ? jumpedAt : null)
  const earlier = before === null ? days : days.slice(0, days.indexOf(before))
  return {
    now,
    start: daysAfter(now, daysLeft - policy.inactivityDays),
    inactivitySince: policy.inactivitySince ?? new Date(0),
    written: earlier.map((each) => ({ before: each, by: daysAfter(now, daysLeft - each), from: from(each) })),
    missing: before === null ? null : { before, from: from(before) },
  }
}

async function warn({ deps }: ExpiryRun, { tx, token, policy, now, jumpedAt }: DueToken): Promise<boolean> {
  const inactivity = inactivityOf(token, policy, token.warnings, now, jumpedAt)
  if (
    !inactivity ||
    inactivity.next === null ||
    inactivity.dueAt > now ||
    token.suspendedBy ||
    expiresBefore(token.expiresAt, inactivity.endsAt)
  )
    return false
  const { since, next: before, endsAt } = inactivity
  const notice = { orgId: token.orgId, tokenId: token.id, rule: 'inactivity', since, before, at: now } as const
  if (!(await claimNotice(tx, notice, jumpedAt))) return false
  const notified = await deps.notices.notifyCounted(tx, token.orgId, now, {
    ...noticeAbout(token),
    kind: 'idle',
    facts: { inactivityDays: daysInactive(token, now), daysLeft: before, endsAt: endsAt.toISOString() },
    dedupe: ['idle', token.id, since.getTime(), before, jumpedAt?.getTime() ?? 0].join(':'),
  })
  if (notified > 0) return true
  // the countdown starts with a notice that reached a recipient
  await releaseNotice(tx, notice)
  return false
}

/** True if the token expires first: its owner is notified of the expiration instead. */
export const expiresBefore = (expiresAt: Date | null, deletionAt: Date): boolean => expiresAt !== null && expiresAt <= deletionAt

const daysInactive = ({ lastUsedAt, createdAt }: DueToken['token'], now: Date): number =>
  Math.floor((now.getTime() - (lastUsedAt ?? createdAt).getTime()) / dayMs)
