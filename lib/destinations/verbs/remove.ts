import type { Actor } from '../../actor'
import type { OrgId } from '../../ids'
import { type Outcome, ok } from '../../result'
import { changeDestination } from '../change'
import { dropLeft } from '../clean'
import type { DestinationKey } from '../clean-store'
import type { DestinationsDeps } from '../deps'
import { keptDeliveries } from '../limits'
import { countDeliveries, markDeleted } from '../store'
import type { ChangeDestinationFailure } from '../types'

/**
 * Deletes it with its token and with what it has kept: nobody could look at that any more. What it has kept goes a few at
 * a time once the deletion is written and nothing comes in: however much it is, nobody else waits for it.
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
  await dropNow(deps, { orgId: removed.value, destinationId: id })
  return ok(null)
}

/** It is deleted by now, whatever happens here; the job drops what is left. */
async function dropNow(deps: DestinationsDeps, place: DestinationKey): Promise<void> {
  try {
    await dropLeft(deps, place)
  } catch (error) {
    deps.log.warn('What a deleted destination kept waits for the job.', { error: error instanceof Error ? error.message : String(error) })
  }
}

const counted = (deliveries: number): number | string =>
  deliveries > keptDeliveries ? `${keptDeliveries.toLocaleString('en-GB')}+` : deliveries
