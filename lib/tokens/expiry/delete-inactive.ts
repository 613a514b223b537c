import { deletionTime } from '../../time/deletion'
import { revokeWithin } from '../revocation'
import { type DueToken, type ExpiryRun, forEachDue, noticeAbout } from './due'
import { findInactive } from './due-store'
import { inactivityOf } from './inactivity'
import { expiresBefore, inactiveSearch } from './warn-inactive'

/**
 * Deletes tokens that stayed inactive through all their notices, removed and deactivated ones too. A use written before the
 * deletion prevents it, and so does a clock in doubt.
 */
export async function deleteInactive(run: ExpiryRun): Promise<number> {
  if (run.policy.inactivityDays === 0 || !(await deletionTime(run.deps.clock))) return 0
  await run.deps.usage.flush()
  return forEachDue(
    run,
    (batch, time) => findInactive(run.deps.db.read, batch, inactiveSearch(run, null, time)),
    (due) => deleteToken(run, due),
  )
}

async function deleteToken({ deps }: ExpiryRun, { tx, token: read, policy, now, jumpedAt, record }: DueToken): Promise<boolean> {
  if (!(await deps.clock.mayDelete(now))) return false
  // no process can write a use until this transaction ends
  const token = { ...read, lastUsedAt: await deps.usage.lockLastUse(tx, read.orgId, read.id) }
  const inactivity = inactivityOf(token, policy, token.warnings, now, jumpedAt)
  if (!inactivity || inactivity.next !== null || inactivity.dueAt > now || token.suspendedBy || expiresBefore(token.expiresAt, now))
    return false
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
