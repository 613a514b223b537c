import type { AuditLogDeps } from '../deps'
import { findOrganizations, writeIntegrity } from '../store'
import type { AuditReport } from '../types'

export async function verifyChains({ db, clock, log, audit }: AuditLogDeps): Promise<AuditReport> {
  const organizations = await findOrganizations(db.read)
  let broken = 0
  for (const orgId of organizations) {
    const { entries, firstBroken } = await audit.check(orgId)
    await writeIntegrity(db, orgId, { at: await clock.now(), entries, firstBroken })
    if (firstBroken === null) continue
    broken += 1
    log.error('The audit log of an organization was changed: an entry does not match.', { orgId, seq: firstBroken })
  }
  return { verified: organizations.length, broken }
}
