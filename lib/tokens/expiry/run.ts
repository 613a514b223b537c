import type { JobActor } from '../../actor'
import { findOpenOrganizations } from '../../directory/index'
import type { TokenDeps } from '../deps'
import { readPolicy } from '../policy/record'
import type { ExpiryReport, JumpedAt } from '../types'
import { deleteInactive } from './delete-inactive'
import type { ExpiryRun } from './due'
import { warnExpiring } from './warn-expiring'
import { warnInactive } from './warn-inactive'
import { warnOverlap } from './warn-overlap'

/**
 * Everything that time does to the tokens of every organization: the notices of it, and the deletions for disuse. One
 * organization that fails keeps no other waiting; its failure is thrown at the end.
 */
export async function runExpiry(deps: TokenDeps, actor: JobActor, jumpedAt: JumpedAt): Promise<ExpiryReport> {
  await deps.usage.flush()
  const reports: ExpiryReport[] = []
  const failures: unknown[] = []
  for (const orgId of await findOpenOrganizations(deps.db.read)) {
    try {
      reports.push(await endsOf({ deps, actor, orgId, policy: await readPolicy(deps.db.read, orgId), jumpedAt }))
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  const sum = (what: keyof ExpiryReport) => reports.reduce((total, report) => total + report[what], 0)
  return { warned: sum('warned'), deleted: sum('deleted'), expiring: sum('expiring'), expired: sum('expired'), overlaps: sum('overlaps') }
}

async function endsOf(round: ExpiryRun): Promise<ExpiryReport> {
  const warned = await warnInactive(round)
  const deleted = await deleteInactive(round)
  return { warned, deleted, ...(await warnExpiring(round)), overlaps: await warnOverlap(round) }
}
