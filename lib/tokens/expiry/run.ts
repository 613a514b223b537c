import type { JobActor } from '../../actor'
import { findOpenOrganizations } from '../../directory/index'
import { settleEach } from '../../errors'
import type { TokenDeps } from '../deps'
import { readPolicy } from '../policy/record'
import type { ExpiryReport, JumpedAt } from '../types'
import { deleteInactive } from './delete-inactive'
import type { ExpiryRun } from './due'
import { warnExpiring } from './warn-expiring'
import { warnInactive } from './warn-inactive'
import { warnOverlap } from './warn-overlap'

/** Sends the due notices of every organization and deletes inactive tokens. A failing organization delays no other. */
export async function runExpiry(deps: TokenDeps, actor: JobActor, jumpedAt: JumpedAt): Promise<ExpiryReport> {
  await deps.usage.flush()
  const reports: ExpiryReport[] = []
  await settleEach(await findOpenOrganizations(deps.db.read), async (orgId) => {
    reports.push(await runFor({ deps, actor, orgId, policy: await readPolicy(deps.db.read, orgId), jumpedAt }))
  })
  const sum = (key: keyof ExpiryReport) => reports.reduce((total, report) => total + report[key], 0)
  return { warned: sum('warned'), deleted: sum('deleted'), expiring: sum('expiring'), expired: sum('expired'), overlaps: sum('overlaps') }
}

async function runFor(run: ExpiryRun): Promise<ExpiryReport> {
  const warned = await warnInactive(run)
  const deleted = await deleteInactive(run)
  return { warned, deleted, ...(await warnExpiring(run)), overlaps: await warnOverlap(run) }
}
