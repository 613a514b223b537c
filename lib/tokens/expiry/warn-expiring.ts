import { daysAfter } from '../../time/calendar'
import { type DueToken, type ExpiryRun, forEachDue, noticeAbout } from './due'
import { claimNotice, findExpiring } from './due-store'

/** Expirations longer ago than this are not notified. */
const notifyWithinDays = 30

/** Sends the nearest due notice of each expiration, skipping missed ones, and one notice after the expiration. */
export async function warnExpiring(run: ExpiryRun): Promise<{ expiring: number; expired: number }> {
  const days = run.policy.noticeDays
  let expiring = 0
  for (const [index, before] of days.entries()) {
    const find = (now: Date) => ({ from: daysAfter(now, days[index + 1] ?? 0), to: daysAfter(now, before), before })
    expiring += await forEachDue(
      run,
      (batch, { now }) => findExpiring(run.deps.db.read, batch, find(now)),
      (due) => warn(run, due, before),
    )
  }
  const expired = await forEachDue(
    run,
    (batch, { now }) => findExpiring(run.deps.db.read, batch, { from: daysAfter(now, -notifyWithinDays), to: now, before: 0 }),
    (due) => warn(run, due, 0),
  )
  return { expiring, expired }
}

async function warn({ deps }: ExpiryRun, { tx, token, now }: DueToken, before: number): Promise<boolean> {
  const { expiresAt, orgId } = token
  if (!expiresAt || !isDue(expiresAt, before, now) || token.deactivatedAt || token.suspendedBy) return false
  if (!(await claimNotice(tx, { orgId, tokenId: token.id, rule: 'expiration', since: expiresAt, before, at: now }))) return false
  // an expiration chosen within the notice period needs no notice
  if (daysAfter(expiresAt, -before) <= (token.rotatedAt ?? token.createdAt)) return false
  await deps.notices.notify(tx, orgId, now, {
    ...noticeAbout(token),
    kind: before === 0 ? 'expired' : 'expiring',
    facts: { endsAt: expiresAt.toISOString() },
    dedupe: ['expiring', token.id, expiresAt.getTime(), before].join(':'),
  })
  return true
}

const isDue = (expiresAt: Date, before: number, now: Date): boolean =>
  before === 0 ? expiresAt <= now : expiresAt > now && expiresAt <= daysAfter(now, before)
