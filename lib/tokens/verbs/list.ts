import type { Actor } from '../../actor'
import type { Reader } from '../../db/client'
import type { TokenId } from '../../ids'
import { pageWithin } from '../../input/page'
import { type Outcome, ok } from '../../result'
import type { TokenDeps } from '../deps'
import type { ListFilter } from '../input-schema'
import { maxPaged } from '../limits'
import { type ListSelection, selectTokens } from '../list-query'
import { countFirst, countListing, type FirstRows, type ListingCounts, mayBeFew } from '../listing/count-store'
import { summarizeOwn } from '../listing/listing-store'
import { findFew, findInOrder } from '../listing/page-store'
import type { Policy } from '../policy/policy'
import type { TokenRecord } from '../record'
import { findRecords } from '../record-store'
import type { TokenPage } from '../schema'
import { inactivityDeletionAt, statusOf } from '../status'
import { toViews } from '../token-view'

/** One page of a tab, with the summary above it. */
export async function listTokens(
  deps: TokenDeps,
  actor: Actor,
  filter: ListFilter,
): Promise<Outcome<TokenPage, 'forbidden' | 'invalid_input'>> {
  const selection = await selectTokens(deps, actor, filter)
  if (!selection.ok) return selection
  const { query, listing } = selection.value
  const { policy, now } = listing
  const db = deps.db.read
  const first = await countFirst(db, listing)
  const counting = countListing(db, listing, query, first)
  // the rows of a long list don't depend on its numbers: Postgres reads both concurrently
  const [{ total, summary }, { own, rows, urgent, page }] = await Promise.all([counting, loadRows(db, selection.value, first, counting)])
  return ok({
    rows,
    urgent,
    total: total.count,
    more: total.more,
    page,
    per: query.per,
    summary,
    // expired tokens take no slot of the list
    meter: own && policy.listedPerPerson > 0 ? { listed: own.listed, limit: policy.listedPerPerson } : null,
    now: now.toISOString(),
  })
}

async function loadRows(db: Reader, selection: ListSelection, first: FirstRows, counting: Promise<ListingCounts>) {
  const { person, query, reach, listing } = selection
  const { policy, now } = listing
  const [own, { ids, page }] = await Promise.all([
    query.tab === 'yours' ? summarizeOwn(db, listing, reach, maxCompared) : null,
    findPage(db, selection, first, counting),
  ])
  const soonest = own?.soonest ?? []
  const records = await findRecords(db, [...ids, ...soonest])
  const views = await toViews(db, person, records, policy, now)
  const viewOf = new Map(views.map((view) => [view.tokenKey, view]))
  const rows = records.filter(({ id }) => ids.includes(id))
  const urgent = soonestFirst(own ? records.filter(({ id }) => soonest.includes(id)) : rows, policy, now)
  const shown = (some: readonly TokenRecord[]) => some.flatMap(({ tokenKey }) => viewOf.get(tokenKey) ?? [])
  return { own, page, rows: shown(rows), urgent: shown(urgent) }
}

/** The page asked for, or the last one that has rows. */
async function findPage(db: Reader, { query, listing }: ListSelection, first: FirstRows, counting: Promise<ListingCounts>) {
  const { per } = query
  const counts = mayBeFew(query, first) ? await counting : null
  if (counts?.few && !counts.total.more) {
    const page = pageWithin(query.page, per, counts.total.count)
    return { page, ids: await findFew(db, listing, query, { skip: (page - 1) * per, take: per }) }
  }
  const wanted = pageWithin(query.page, per, maxPaged)
  const found: TokenId[] = []
  for await (const ids of findInOrder(db, listing, query, wanted * per)) found.push(...ids)
  const page = pageWithin(wanted, per, found.length)
  return { page, ids: found.slice((page - 1) * per, page * per) }
}

const maxUrgent = 3
/** Number of tokens that are compared: a token's date of deletion depends on its notices. */
const maxCompared = 20

function soonestFirst(records: readonly TokenRecord[], policy: Policy, now: Date): TokenRecord[] {
  const soonest = (status: 'expiring' | 'idle', endOf: (record: TokenRecord) => Date | null) =>
    records
      .filter((record) => statusOf(record, policy, now) === status)
      .toSorted((one, other) => Number(endOf(one)) - Number(endOf(other)))
      .slice(0, maxUrgent)
  return [...soonest('expiring', (record) => record.expiresAt), ...soonest('idle', (record) => inactivityDeletionAt(record, policy))]
}
