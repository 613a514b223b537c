import type { Actor } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import { changeDestination } from '../change'
import { deliveryRow } from '../delivery'
import type { DestinationsDeps } from '../deps'
import { insertDelivery } from '../store'
import type { ChangeDestinationFailure } from '../types'

export const testDestination = (
  deps: DestinationsDeps,
  actor: Actor,
  id: string,
): Promise<Outcome<{ readonly id: string }, ChangeDestinationFailure>> =>
  changeDestination(deps, actor, id, async ({ tx, actor: { orgId, origin }, row: { name, pausedAt }, now, record }) => {
    if (pausedAt) return fail('wrong_status', { detail: 'This destination is paused. Resume it first.' })
    const text = JSON.stringify({ test: true, destination: name, at: now.toISOString() })
    const delivery = deliveryRow(deps.random, { orgId, destinationId: id, at: now, tokenKey: null, origin, text, onceKey: null })
    await insertDelivery(tx, delivery)
    await record({ action: 'destination.tested', subject: name })
    return ok({ id: delivery.id })
  })
