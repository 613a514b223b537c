import type { TokenRecord } from '../record'
import { statusOf } from '../status'
import { type DueToken, type ExpiryRun, forEachDue, noticeAbout } from './due'
import { claimNotice, findOverlapsEnding } from './due-store'

const hourMs = 3_600_000

/** An hour before the old secret of a rotated token stops: says so, and whether software still comes with it. */
export function warnOverlap(round: ExpiryRun): Promise<number> {
  return forEachDue(
    round,
    (batch, { now }) => findOverlapsEnding(round.deps.db.read, batch, { from: now, to: new Date(now.getTime() + hourMs) }),
    (due) => warn(round, due),
  )
}

async function warn({ deps }: ExpiryRun, { tx, token, policy, now }: DueToken): Promise<boolean> {
  const { previousEndsAt: since, rotatedAt, orgId } = token
  if (!since || since.getTime() - now.getTime() > hourMs || statusOf(token, policy, now) !== 'rotating') return false
  if (!(await claimNotice(tx, { orgId, tokenId: token.id, rule: 'overlap', since, before: 1, at: now }))) return false
  // whoever chose an overlap of an hour knows
  if (!rotatedAt || since.getTime() - rotatedAt.getTime() <= hourMs) return false
  await deps.notices.notify(tx, orgId, now, {
    ...noticeAbout(token),
    kind: oldStillUsed(token, now) ? 'old_secret_in_use' : 'overlap_ending',
    facts: { endsAt: since.toISOString(), lastUsedAt: token.previousUsedAt?.toISOString() ?? null },
    dedupe: ['overlap', token.id, since.getTime()].join(':'),
  })
  return true
}

/** Used within the last day, and since the rotation. */
const oldStillUsed = ({ previousUsedAt }: TokenRecord, now: Date): boolean =>
  previousUsedAt !== null && now.getTime() - previousUsedAt.getTime() <= 24 * hourMs
