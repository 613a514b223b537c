import type { Actor } from '../../actor'
import { pageWithin } from '../../input/page'
import { type Outcome, ok } from '../../result'
import type { TokenDeps } from '../deps'
import type { ListFilter } from '../input-schema'
import { maxCounted } from '../limits'
import { type ListSelection, selectTokens } from '../list-query'
import { countListed, countListing } from '../listing/count-store'
import { findListedIds, summarizeOwn } from '../listing/listing-store'
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
  const { person, query, reach, listing } = selection.value
  const { policy, now } = listing
  const db = deps.db.read
  const [{ total, ...summary }, own] = await Promise.all([
    countListing(db, listing, query),
    query.tab === 'yours' ? summarizeOwn(db, listing, reach, maxCompared) : null,
  ])
  const { ids, page } = await findPage(deps, selection.value, total)
  const soonest = own?.soonest ?? []
  const records = await findRecords(db, [...ids, ...soonest])
  const views = await toViews(db, person, records, policy, now)
  const viewOf = new Map(views.map((view) => [view.tokenKey, view]))
  const rows = records.filter(({ id }) => ids.includes(id))
  const urgent = soonestFirst(own ? records.filter(({ id }) => soonest.includes(id)) : rows, policy, now)
  const shown = (some: readonly TokenRecord[]) => some.flatMap(({ tokenKey }) => viewOf.get(tokenKey) ?? [])
  return ok({
    rows: shown(rows),
    urgent: shown(urgent),
    total: Math.min(total, maxCounted),
    more: total > maxCounted,
    page,
    per: query.per,
    summary,
    // expired tokens take no slot of the list
    meter: own && policy.listedPerPerson > 0 ? { listed: own.listed, limit: policy.listedPerPerson } : null,
    now: now.toISOString(),
  })
}

/** The page asked for, or the last one that has rows. */
async function findPage({ db }: TokenDeps, { query, listing }: ListSelection, total: number) {
  const { page, per } = query
  const few = total <= maxCounted
  const read = (number: number) => findListedIds(db.read, listing, query, { skip: (number - 1) * per, take: per, few })
  const wanted = few ? pageWithin(page, per, total) : page
  const ids = await read(wanted)
  if (few || ids.length > 0) return { ids, page: wanted }
  const last = pageWithin(page, per, await countListed(db.read, listing, query, (page - 1) * per))
  return { ids: await read(last), page: last }
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
