import type { Actor, PersonActor } from '../../actor'
import type { TokenId } from '../../ids'
import { pageWithin } from '../../input/page'
import { type Outcome, ok } from '../../result'
import type { TokenDeps } from '../deps'
import { whereListed } from '../filters'
import type { ListFilter } from '../input-schema'
import { maxCounted } from '../limits'
import { type ListSelection, selectTokens } from '../list-query'
import { countListed, countListing } from '../listing/count-store'
import { findListedIds, findSoonestIds } from '../listing/listing-store'
import type { Policy } from '../policy/policy'
import type { TokenRecord } from '../record'
import { findRecords } from '../record-store'
import type { TokenPage } from '../schema'
import { inactivityDeletionAt, statusOf } from '../status'
import { countTokens } from '../store'
import { toViews } from '../token-view'

/** One page of a tab, with the summary above it. */
export async function listTokens(
  deps: TokenDeps,
  actor: Actor,
  filter: ListFilter,
): Promise<Outcome<TokenPage, 'forbidden' | 'invalid_input'>> {
  const selection = await selectTokens(deps, actor, filter)
  if (!selection.ok) return selection
  const { person, query, listing } = selection.value
  const { policy, now } = listing
  const db = deps.db.read
  const [{ ids, page }, { total, ...summary }, soonest, meter] = await Promise.all([
    findPage(deps, selection.value),
    countListing(db, listing, query),
    findSoonest(deps, selection.value),
    query.tab === 'yours' ? meterOf(deps, person, policy, now) : null,
  ])
  const records = await findRecords(db, [...ids, ...soonest])
  const views = await toViews(db, person, records, policy, now)
  const viewOf = new Map(views.map((view) => [view.tokenKey as string, view]))
  const rows = records.filter(({ id }) => ids.includes(id))
  const urgent = soonestFirst(query.tab === 'yours' ? records.filter(({ id }) => soonest.includes(id)) : rows, policy, now)
  const shown = (some: readonly TokenRecord[]) => some.flatMap(({ tokenKey }) => viewOf.get(tokenKey) ?? [])
  return ok({
    rows: shown(rows),
    urgent: shown(urgent),
    total: Math.min(total, maxCounted),
    more: total > maxCounted,
    page,
    per: query.per,
    summary,
    meter,
    now: now.toISOString(),
  })
}

/** The page asked for, or the last one that has rows. */
async function findPage({ db }: TokenDeps, { query, listing }: ListSelection) {
  const { page, per } = query
  const read = (number: number) => findListedIds(db.read, listing, query, { skip: (number - 1) * per, take: per })
  const ids = await read(page)
  if (ids.length > 0 || page === 1) return { ids, page }
  const last = pageWithin(page, per, await countListed(db.read, listing, query, (page - 1) * per))
  return { ids: await read(last), page: last }
}

const maxUrgent = 3
/** Number of tokens that are compared: a token's date of deletion depends on its notices. */
const maxCompared = 20

/** Of the person's own tokens, whatever the page and the filter. */
const findSoonest = async ({ db }: TokenDeps, { query, listing, reach }: ListSelection): Promise<TokenId[]> =>
  query.tab === 'yours' ? findSoonestIds(db.read, listing, reach, maxCompared) : []

function soonestFirst(records: readonly TokenRecord[], policy: Policy, now: Date): TokenRecord[] {
  const soonest = (status: 'expiring' | 'idle', endOf: (record: TokenRecord) => Date | null) =>
    records
      .filter((record) => statusOf(record, policy, now) === status)
      .toSorted((one, other) => Number(endOf(one)) - Number(endOf(other)))
      .slice(0, maxUrgent)
  return [...soonest('expiring', (record) => record.expiresAt), ...soonest('idle', (record) => inactivityDeletionAt(record, policy))]
}

/** Number of slots that the person's own tokens take in their list; expired tokens take none. */
async function meterOf(deps: TokenDeps, person: PersonActor, policy: Policy, now: Date): Promise<TokenPage['meter']> {
  if (policy.listedPerPerson === 0) return null
  const listed = await countTokens(deps.db.read, whereListed(person, now), maxCounted)
  return { listed, limit: policy.listedPerPerson }
}
