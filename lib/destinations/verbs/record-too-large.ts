import type { TokenActor } from '../../actor'
import { isDestinationId } from '../change'
import type { DestinationsDeps } from '../deps'
import { deliverableBy } from '../reach'
import { recordRejection } from '../rejections'
import { findDestination, lockDestination } from '../store'

/** Counts a delivery whose body was not read, unless the destination is out of reach. */
export async function recordTooLarge(deps: DestinationsDeps, actor: TokenActor, id: string): Promise<void> {
  const reach = deliverableBy(actor)
  if (!reach || !isDestinationId(id)) return
  const at = await deps.clock.now()
  await deps.db.write(async (tx) => {
    await lockDestination(tx, actor.orgId, id)
    const row = await findDestination(tx, reach, id)
    if (row) await recordRejection(deps, tx, row, at, row.pausedAt || row.location?.archivedAt ? 'closed' : 'large')
  })
}
