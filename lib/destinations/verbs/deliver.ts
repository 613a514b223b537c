import type { Actor } from '../../actor'
import type { Tx } from '../../db/client'
import type { OrgId } from '../../ids'
import { invalidField } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { minuteMs } from '../../time/units'
import { isDestinationId } from '../change'
import { deliveryRow, digest } from '../delivery'
import type { DestinationsDeps } from '../deps'
import { deliveriesPerMinute } from '../limits'
import { deliverableBy } from '../reach'
import { endRejections, recordRejection } from '../rejections'
import {
  type DeliveryRow,
  type DestinationRow,
  findByOnceKey,
  findDeliveryTime,
  findDestination,
  insertDelivery,
  lockDestination,
} from '../store'
import type { Incoming } from '../types'

type Delivered = Outcome<
  { readonly id: string },
  'forbidden' | 'not_found' | 'wrong_status' | 'invalid_input' | 'rate_limited' | 'limit_reached'
>

/** Stores a delivery. A destination out of reach is `not_found`, like one that does not exist. */
export async function deliver(deps: DestinationsDeps, actor: Actor, id: string, { text, once }: Incoming): Promise<Delivered> {
  if (actor.kind !== 'token' || !actor.scopes.includes('hooks:write')) return fail('forbidden')
  const reach = deliverableBy(actor)
  if (!reach || !isDestinationId(id)) return fail('not_found')
  const { orgId, tokenKey, origin } = actor
  const onceKey = once === null ? null : digest(`${tokenKey}\0${once}`)
  const at = await deps.clock.now()
  return deps.db.write(async (tx) => {
    await lockDestination(tx, orgId, id)
    const row = await findDestination(tx, reach, id)
    if (!row) return fail('not_found')
    return store(deps, tx, row, deliveryRow(deps.random, { orgId, destinationId: id, at, tokenKey, origin, text, onceKey }))
  })
}

async function store(deps: DestinationsDeps, tx: Tx, row: DestinationRow, delivery: DeliveryRow): Promise<Delivered> {
  const { orgId, id, pausedAt, location } = row
  const earlier = delivery.onceKey === null ? null : await findByOnceKey(tx, orgId, id, delivery.onceKey)
  if (earlier) return earlier.bodyDigest === delivery.bodyDigest ? ok({ id: earlier.id }) : differentBody
  if (pausedAt || location?.archivedAt) {
    await recordRejection(deps, tx, row, delivery.at, 'closed')
    return fail('wrong_status', { detail: 'This destination is paused.' })
  }
  const waitMs = await rateLimitedForMs(tx, orgId, id, delivery.at)
  if (waitMs > 0) return fail('rate_limited', { detail: tooMany, retryAfter: Math.ceil(waitMs / 1_000) })
  const room = await deps.storage.roomForDelivery(tx, orgId, delivery.bytes)
  if (!room.ok) {
    await recordRejection(deps, tx, row, delivery.at, 'full')
    return room
  }
  await insertDelivery(tx, delivery)
  await endRejections(tx, id)
  return ok({ id: delivery.id })
}

const tooMany = `A destination accepts ${deliveriesPerMinute} deliveries per minute.`

/** Milliseconds until the next delivery is accepted. Counts the stored deliveries, so call it with the destination locked. */
async function rateLimitedForMs(tx: Tx, orgId: OrgId, id: string, now: Date): Promise<number> {
  const first = await findDeliveryTime(tx, orgId, id, deliveriesPerMinute - 1)
  return first ? first.getTime() + minuteMs - now.getTime() : 0
}

const differentBody = invalidField('Idempotency-Key', 'This idempotency key or webhook-id was already used with a different body.')
