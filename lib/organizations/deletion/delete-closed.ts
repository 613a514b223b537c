import type { JobActor } from '../../actor'
import { inBatches } from '../../db/batches'
import { settleEach } from '../../errors'
import type { OrgId } from '../../ids'
import { daysAfter } from '../../time/calendar'
import type { OrganizationsDeps } from '../deps'
import { closingDays } from './rules'
import { contents, findClosing, findDue, findUnfinished, markDeleted } from './store'

/**
 * Deletes the organizations whose 7 days are over; returns their number. The first transaction ends every access; the rows are
 * deleted in short ones after it, and a run that was interrupted is continued by the next.
 */
export async function deleteClosed(deps: OrganizationsDeps, actor: JobActor): Promise<{ deleted: number }> {
  const now = await deps.clock.now()
  let deleted = 0
  await settleEach(await findDue(deps.db.read, daysAfter(now, -closingDays)), async (orgId) => {
    if (await claim(deps, actor, orgId, now)) deleted += 1
  })
  await settleEach(await findUnfinished(deps.db.read), (orgId) => deleteContents(deps, orgId))
  return { deleted }
}

/** False if an owner canceled the deletion in the meantime or another process was faster. */
function claim(deps: OrganizationsDeps, actor: JobActor, orgId: OrgId, now: Date): Promise<boolean> {
  return deps.audit.changeAsSystem(orgId, actor, now, async (tx, record) => {
    const { name, closingAt, deletedAt } = await findClosing(tx, orgId)
    if (deletedAt || !closingAt || closingAt > daysAfter(now, -closingDays)) return false
    await markDeleted(tx, orgId, now)
    const entry = { action: 'organization.deleted', subject: name } as const
    await record(entry)
    await deps.audit.installation.append(tx, actor, now, { ...entry, after: { orgId } })
    return true
  })
}

async function deleteContents({ db }: OrganizationsDeps, orgId: OrgId): Promise<void> {
  for (const deleteSome of Object.values(contents)) {
    await inBatches(db, async (tx, take) => (await deleteSome(tx, orgId, take)).count)
  }
}
