import type { JobActor } from '../../actor'
import type { TokenDeps } from '../deps'
import { findOpenOrganisations } from '../ends-store'
import { readPolicy } from '../policy-record'
import type { EndsReport } from '../types'
import { endUnused } from './end-unused'
import { warnEnds } from './warn-ends'
import { warnOverlaps } from './warn-overlaps'
import { warnUnused } from './warn-unused'

/** Everything that time does to the tokens of every organisation: the notices of it, and the deletions for disuse. */
export async function runEnds(deps: TokenDeps, actor: JobActor, jumpedAt: Date | null): Promise<EndsReport> {
  await deps.usage.flush()
  const total = { warned: 0, deleted: 0, ending: 0, ended: 0, overlaps: 0 }
  for (const orgId of await findOpenOrganisations(deps.db.read)) {
    const round = { deps, actor, orgId, policy: await readPolicy(deps.db.read, orgId), jumpedAt }
    total.warned += await warnUnused(round)
    total.deleted += await endUnused(round)
    const { ending, ended } = await warnEnds(round)
    total.ending += ending
    total.ended += ended
    total.overlaps += await warnOverlaps(round)
  }
  return total
}
