import { daysAfter } from '../../time/calendar'
import { type DueToken, type ExpiryRun, forEachDue, noticeAbout } from './due'
import { claimNotice, findExpiring } from './due-store'

/** An end that is longer ago than this is not told of any more. */
const toldForDays = 30

/** Tells of fixed expires: of the nearest notice that is due, whatever was missed before, and once of the end itself. */
export async function warnExpiring(round: ExpiryRun): Promise<{ expiring: number; expired: number }> {
  const days = round.policy.noticeDays
  let expiring = 0
  for (const [index, before] of days.entries()) {
    const find = (now: Date) => ({ from: daysAfter(now, days[index + 1] ?? 0), to: daysAfter(now, before), before })
    expiring += await forEachDue(
      round,
      (batch, { now }) => findExpiring(round.deps.db.read, batch, find(now)),
      (due) => warn(round, due, before),
    )
  }
  const expired = await forEachDue(
    round,
    (batch, { now }) => findExpiring(round.deps.db.read, batch, { from: daysAfter(now, -toldForDays), to: now, before: 0 }),
    (due) => warn(round, due, 0),
  )
  return { expiring, expired }
}

async function warn({ deps }: ExpiryRun, { tx, token, now }: DueToken, before: number): Promise<boolean> {
  const { expiresAt, orgId } = token
  if (!expiresAt || !isDue(expiresAt, before, now)) return false
  if (!(await claimNotice(tx, { orgId, tokenId: token.id, rule: 'expiration', since: expiresAt, before, at: now }))) return false
  // whoever chose an end nearer than the notice knows
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
