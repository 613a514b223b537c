import type { Actor } from '../../actor'
import { pageWithin } from '../../input/page'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { isDestinationId } from '../change'
import type { DestinationsDeps } from '../deps'
import { keptDeliveries } from '../limits'
import { managedBy } from '../reach'
import { type DeliveryDetail, type DeliveryFilter, type DeliveryPage, deliveryFilter, deliveriesPerPage as per } from '../schema'
import { countDeliveries, type DestinationRow, findDeliveries, findDelivery, findDestination, findNeighbors } from '../store'
import type { DestinationDetail } from '../types'
import { toDeliveryView, toViews } from '../view'

/** Maximum characters of a body in a list and on the page of one delivery. */
const previewLength = 2_000
const detailLength = 400_000

export async function showDestination(
  deps: DestinationsDeps,
  actor: Actor,
  id: string,
  filter: DeliveryFilter,
): Promise<Outcome<DestinationDetail, 'forbidden' | 'not_found' | 'invalid_input'>> {
  const parsed = parseInput(deliveryFilter, filter, 1)
  if (!parsed.ok) return parsed
  const found = await findManaged(deps, actor, id)
  if (!found.ok) return found
  const row = found.value
  const [now, token, deliveries] = await Promise.all([
    deps.clock.now(),
    deps.tokens.show(actor, row.token.tokenKey),
    deliveriesOf(deps, row, parsed.value.page),
  ])
  const [destination] = await toViews(deps.db.read, row.orgId, [row], now)
  if (!destination) return fail('not_found')
  return ok({ destination, token: token.ok ? token.value.token : null, deliveries, now: now.toISOString() })
}

/** Lists only the `keptDeliveries` latest ones: older ones will be deleted. */
async function deliveriesOf({ db }: DestinationsDeps, { orgId, id }: DestinationRow, asked: number): Promise<DeliveryPage> {
  const total = await countDeliveries(db.read, orgId, id, keptDeliveries)
  const page = pageWithin(asked, per, total)
  const rows = await findDeliveries(db.read, orgId, id, (page - 1) * per, per)
  return { rows: rows.map((row) => toDeliveryView(row, previewLength)), total, page, per }
}

export async function showDelivery(
  deps: DestinationsDeps,
  actor: Actor,
  id: string,
  deliveryId: string,
): Promise<Outcome<DeliveryDetail, 'forbidden' | 'not_found'>> {
  const found = await findManaged(deps, actor, id)
  if (!found.ok) return found
  const row = isDestinationId(deliveryId) ? await findDelivery(deps.db.read, found.value.orgId, id, deliveryId) : null
  if (!row) return fail('not_found')
  return ok({ delivery: toDeliveryView(row, detailLength), ...(await findNeighbors(deps.db.read, row)) })
}

async function findManaged(deps: DestinationsDeps, actor: Actor, id: string): Promise<Outcome<DestinationRow, 'forbidden' | 'not_found'>> {
  const reach = managedBy(actor)
  if (!reach) return fail('forbidden')
  const row = isDestinationId(id) ? await findDestination(deps.db.read, reach, id) : null
  return row ? ok(row) : fail('not_found')
}
