import type { Actor } from '../../actor'
import type { OrgId } from '../../ids'
import { type Outcome, ok } from '../../result'
import { changeDestination } from '../change'
import { deleteDeliveriesOf } from '../clean'
import type { DestinationKey } from '../clean-store'
import type { DestinationsDeps } from '../deps'
import { keptDeliveries } from '../limits'
import { countDeliveries, markDeleted } from '../store'
import type { ChangeDestinationFailure } from '../types'

/**
 * Deletes a destination with its token and its deliveries. The deliveries are deleted in batches after the commit, when no
 * new ones can arrive, so that other writes do not wait.
 */
export async function removeDestination(
  deps: DestinationsDeps,
  actor: Actor,
  id: string,
): Promise<Outcome<null, ChangeDestinationFailure>> {
  const removed = await changeDestination<OrgId, never>(deps, actor, id, async ({ tx, actor: { orgId }, row, now, record }) => {
    await deps.tokens.managed.revoke(tx, orgId, row.token.tokenKey, now, record)
    await markDeleted(tx, orgId, id, now)
    const deliveries = await countDeliveries(tx, orgId, id, keptDeliveries + 1)
    await record({ action: 'destination.deleted', subject: row.name, before: { deliveries: counted(deliveries) } })
    return ok(orgId)
  })
  if (!removed.ok) return removed
  await deleteDeliveriesNow(deps, { orgId: removed.value, destinationId: id })
  return ok(null)
}

/** A failure is only logged: the destination is already deleted, and the job deletes the remaining deliveries. */
async function deleteDeliveriesNow(deps: DestinationsDeps, key: DestinationKey): Promise<void> {
  try {
    await deleteDeliveriesOf(deps, key)
  } catch (error) {
    deps.log.warn('Failed to delete all deliveries of a deleted destination. The job will delete the rest.', {
      error: error instanceof Error ? error.message : String(error),
    })
  }
}

const counted = (deliveries: number): number | string =>
  deliveries > keptDeliveries ? `${keptDeliveries.toLocaleString('en-GB')}+` : deliveries
