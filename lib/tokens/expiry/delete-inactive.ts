import { revokeWithin } from '../revocation'
import { type DueToken, type ExpiryRun, forEachDue, noticeAbout } from './due'
import { findInactive } from './due-store'
import { inactivityOf } from './inactivity'
import { endsBefore, inactiveSearch } from './warn-inactive'

/**
 * Deletes what stayed unused through all its notices. Removed and deactivated tokens count too: neither is a use.
 * A use that was written before the deletion wins.
 */
export async function deleteInactive(round: ExpiryRun): Promise<number> {
  if (round.policy.inactivityDays === 0) return 0
  await round.deps.usage.flush()
  return forEachDue(
    round,
    (batch, moment) => findInactive(round.deps.db.read, batch, inactiveSearch(round, null, moment)),
    (due) => end(round, due),
  )
}

async function end({ deps }: ExpiryRun, { tx, token: read, policy, now, jumpedAt, record }: DueToken): Promise<boolean> {
  // nobody can write a use until this transaction is over
  const token = { ...read, lastUsedAt: await deps.usage.hold(tx, read.orgId, read.id) }
  const disuse = inactivityOf(token, policy, token.warnings, now, jumpedAt)
  if (!disuse || disuse.next !== null || disuse.dueAt > now || token.suspendedBy || endsBefore(token.expiresAt, now)) return false
  if (!(await revokeWithin(deps, tx, { token, reason: 'inactivity', now, record }))) return false
  const facts = { inactivityDays: policy.inactivityDays }
  await deps.notices.notify(tx, token.orgId, now, {
    ...noticeAbout(token),
    kind: 'idle_deleted',
    facts,
    dedupe: `idle_deleted:${token.id}`,
  })
  return true
}
