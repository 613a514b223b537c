import type { Actor } from '../../actor'
import { pageWithin } from '../../input/page'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import type { DestinationsDeps } from '../deps'
import { managedBy } from '../reach'
import { type DestinationFilter, type DestinationPage, destinationFilter, destinationsPerPage as per } from '../schema'
import { countDestinations, findDestinations } from '../store'
import { toViews } from '../view'

/** Destinations that a person manages, newest first. */
export async function listDestinations(
  deps: DestinationsDeps,
  actor: Actor,
  filter: DestinationFilter,
): Promise<Outcome<DestinationPage, 'forbidden' | 'invalid_input'>> {
  const reach = managedBy(actor)
  if (!reach || actor.kind !== 'person') return fail('forbidden')
  const parsed = parseInput(destinationFilter, filter, 1)
  if (!parsed.ok) return parsed
  const { tokenKeys } = parsed.value
  const where = { AND: [reach, tokenKeys ? { token: { tokenKey: { in: tokenKeys } } } : {}] }
  const db = deps.db.read
  const [total, now] = await Promise.all([countDestinations(db, where), deps.clock.now()])
  const page = pageWithin(parsed.value.page, per, total)
  const [take, skip] = tokenKeys ? [tokenKeys.length, 0] : [per, (page - 1) * per]
  const rows = await findDestinations(db, where, skip, take)
  return ok({ rows: await toViews(db, actor.orgId, rows, now), total, page, per: take, now: now.toISOString() })
}
