import { hourMs } from '../../time/units'
import type { TokenRecord } from '../record'
import { statusOf } from '../status'
import { type DueToken, type ExpiryRun, forEachDue, noticeAbout } from './due'
import { claimNotice, findOverlapsEnding } from './due-store'

/** Warns an hour before the old secret of a rotated token expires, and reports whether it is still used. */
export function warnOverlap(run: ExpiryRun): Promise<number> {
  return forEachDue(
    run,
    (batch, { now }) => findOverlapsEnding(run.deps.db.read, batch, { from: now, to: new Date(now.getTime() + hourMs) }),
    (due) => warn(run, due),
  )
}

async function warn({ deps }: ExpiryRun, { tx, token, policy, now }: DueToken): Promise<boolean> {
  const { previousEndsAt: since, rotatedAt, orgId } = token
  if (!since || since.getTime() - now.getTime() > hourMs || statusOf(token, policy, now) !== 'rotating') return false
  if (!(await claimNotice(tx, { orgId, tokenId: token.id, rule: 'overlap', since, before: 1, at: now }))) return false
  // an overlap of an hour or less needs no notice
  if (!rotatedAt || since.getTime() - rotatedAt.getTime() <= hourMs) return false
  await deps.notices.notify(tx, orgId, now, {
    ...noticeAbout(token),
    kind: isOldSecretUsed(token, now) ? 'old_secret_in_use' : 'overlap_ending',
    facts: { endsAt: since.toISOString(), lastUsedAt: token.previousUsedAt?.toISOString() ?? null },
    dedupe: ['overlap', token.id, since.getTime()].join(':'),
  })
  return true
}

/** Used within the last day, and since the rotation. */
const isOldSecretUsed = ({ previousUsedAt }: TokenRecord, now: Date): boolean =>
  previousUsedAt !== null && now.getTime() - previousUsedAt.getTime() <= 24 * hourMs
