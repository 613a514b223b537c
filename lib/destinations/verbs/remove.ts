import type { Actor } from '../../actor'
import { type Outcome, ok } from '../../result'
import { changeDestination } from '../change'
import type { DestinationsDeps } from '../deps'
import { deleteDestination } from '../store'
import type { ChangeDestinationFailure } from '../types'

/** Deletes it with its token and with what it has kept: nobody could look at that any more. */
export const removeDestination = (deps: DestinationsDeps, actor: Actor, id: string): Promise<Outcome<null, ChangeDestinationFailure>> =>
  changeDestination(deps, actor, id, async ({ tx, actor: { orgId }, row, now, record }) => {
    await deps.tokens.managed.end(tx, orgId, row.token.tokenKey, now, record)
    const deliveries = await deleteDestination(tx, orgId, id, now)
    await record({ action: 'destination.deleted', subject: row.name, before: { deliveries } })
    return ok(null)
  })
