import type { Actor, PersonActor } from '../../actor'
import { pageWithin } from '../../input/page'
import { type Outcome, ok } from '../../result'
import type { TokenDeps } from '../deps'
import { orderOf, whereFilter, whereListed, whereStatus } from '../filters'
import { type ListFilter, statusFilters } from '../input-schema'
import { maxCounted } from '../limits'
import { type ListSelection, selectTokens } from '../list-query'
import type { Policy } from '../policy/policy'
import type { TokenRecord } from '../record'
import type { TokenPage } from '../schema'
import { inactivityDeletionAt, statusOf } from '../status'
import { countTokens, findTokens, type TokenWhere } from '../store'
import { toViews } from '../token-view'

/** One page of a tab, with the summary above it. */
export async function listTokens(
  deps: TokenDeps,
  actor: Actor,
  filter: ListFilter,
): Promise<Outcome<TokenPage, 'forbidden' | 'invalid_input'>> {
  const selection = await selectTokens(deps, actor, filter)
  if (!selection.ok) return selection
  const { person, query, policy, now, reach, where } = selection.value
  const db = deps.db.read
  const [{ records, page }, counted, summary, meter] = await Promise.all([
    findPage(deps, selection.value),
    countTokens(db, where, maxCounted + 1),
    summarize(deps, selection.value),
    query.tab === 'yours' ? meterOf(deps, person, policy, now) : null,
  ])
  const urgent = query.tab === 'yours' ? await findUrgent(deps, reach, policy, now) : soonestFirst(records, policy, now)
  return ok({
    rows: await toViews(db, person, records, policy, now),
    urgent: await toViews(db, person, urgent, policy, now),
    total: Math.min(counted, maxCounted),
    more: counted > maxCounted,
    page,
    per: query.per,
    summary,
    meter,
    now: now.toISOString(),
  })
}

/** The page asked for, or the last one that has rows. */
async function findPage({ db }: TokenDeps, { query: { page, per, sort }, where }: ListSelection) {
  const read = (number: number) => findTokens(db.read, where, orderOf(sort), (number - 1) * per, per)
  const records = await read(page)
  if (records.length > 0 || page === 1) return { records, page }
  const last = pageWithin(page, per, await countTokens(db.read, where, (page - 1) * per))
  return { records: await read(last), page: last }
}

async function summarize({ db }: TokenDeps, { query, policy, now, found }: ListSelection): Promise<TokenPage['summary']> {
  const count = (...conditions: TokenWhere[]) => countTokens(db.read, { AND: [found, ...conditions] }, maxCounted + 1)
  const counted = statusFilters.map(async (status) => {
    const shown = status !== 'removed' || query.removed || query.status.includes('removed')
    return [status, shown ? await count(whereFilter({ ...query, status: [status] }, policy, now)) : 0] as const
  })
  const [all, removed, statuses] = await Promise.all([
    count(whereFilter({ ...query, status: [] }, policy, now)),
    count(whereFilter({ ...query, status: [], removed: true }, policy, now), { removedAt: { not: null } }),
    Promise.all(counted),
  ])
  return { all, removed, statuses: Object.fromEntries(statuses) as TokenPage['summary']['statuses'] }
}

const maxUrgent = 3
/** Number of tokens that are compared: no index covers the date of deletion for inactivity. */
const maxCompared = 20

/** The listed tokens that expire soonest or will be deleted for inactivity soonest. */
async function findUrgent(deps: TokenDeps, reach: TokenWhere, policy: Policy, now: Date) {
  const first = (status: 'expiring' | 'idle', sort: 'expires.asc' | 'last_used.asc') =>
    findTokens(deps.db.read, { AND: [reach, { removedAt: null }, whereStatus(status, policy, now)] }, orderOf(sort), 0, maxCompared)
  const found = await Promise.all([first('expiring', 'expires.asc'), policy.inactivityDays === 0 ? [] : first('idle', 'last_used.asc')])
  return soonestFirst(found.flat(), policy, now)
}

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
