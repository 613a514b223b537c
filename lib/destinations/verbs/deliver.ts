import type { Actor } from '../../actor'
import type { Tx } from '../../db/client'
import type { OrgId } from '../../ids'
import { invalidField } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { isDestinationId } from '../change'
import { deliveryRow, digest } from '../delivery'
import type { DestinationsDeps } from '../deps'
import { deliveriesPerMinute } from '../limits'
import { deliverableBy } from '../reach'
import { recordRejection } from '../rejections'
import { endRejections } from '../rejections-store'
import { arrivalBefore, type DeliveryRow, type DestinationRow, findDestination, findOnce, holdDestination, insertDelivery } from '../store'
import type { Incoming } from '../types'

type Delivered = Outcome<{ readonly id: string }, 'forbidden' | 'not_found' | 'wrong_status' | 'invalid_input' | 'rate_limited'>

/** Keeps what software posts. A destination that is not there and one out of reach are the same. */
export async function deliver(deps: DestinationsDeps, actor: Actor, id: string, { text, once }: Incoming): Promise<Delivered> {
  if (actor.kind !== 'token' || !actor.scopes.includes('hooks:write')) return fail('forbidden')
  const reach = deliverableBy(actor)
  if (!reach || !isDestinationId(id)) return fail('not_found')
  const { orgId, tokenKey, origin } = actor
  const onceKey = once === null ? null : digest(`${tokenKey}\0${once}`)
  const at = await deps.clock.now()
  return deps.db.write(async (tx) => {
    await holdDestination(tx, orgId, id)
    const row = await findDestination(tx, reach, id)
    if (!row) return fail('not_found')
    return keep(deps, tx, row, deliveryRow(deps.random, { orgId, destinationId: id, at, tokenKey, origin, text, onceKey }))
  })
}

async function keep(deps: DestinationsDeps, tx: Tx, row: DestinationRow, delivery: DeliveryRow): Promise<Delivered> {
  const { orgId, id, pausedAt, location } = row
  const earlier = delivery.onceKey === null ? null : await findOnce(tx, orgId, id, delivery.onceKey)
  if (earlier) return earlier.bodyDigest === delivery.bodyDigest ? ok({ id: earlier.id }) : anotherBody
  if (pausedAt || location?.archivedAt) {
    await recordRejection(deps, tx, row, delivery.at)
    return fail('wrong_status', { detail: 'This destination is paused.' })
  }
  const waitMs = await fullForMs(tx, orgId, id, delivery.at)
  if (waitMs > 0) return fail('rate_limited', { detail: tooMany, retryAfter: Math.ceil(waitMs / 1_000) })
  await insertDelivery(tx, delivery)
  await endRejections(tx, id)
  return ok({ id: delivery.id })
}

const minuteMs = 60_000
const tooMany = `A destination takes ${deliveriesPerMinute} deliveries a minute.`

/** Until another one may come: what arrived is the count, and whoever holds the destination counts alone. */
async function fullForMs(tx: Tx, orgId: OrgId, id: string, now: Date): Promise<number> {
  const first = await arrivalBefore(tx, orgId, id, deliveriesPerMinute - 1)
  return first ? first.getTime() + minuteMs - now.getTime() : 0
}

const anotherBody = invalidField('Idempotency-Key', 'This key, or webhook-id, was used for another body.')
