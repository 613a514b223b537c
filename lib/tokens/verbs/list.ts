import type { Actor, PersonActor } from '../../actor'
import { type Outcome, ok } from '../../result'
import type { TokenDeps } from '../deps'
import { orderOf, whereListed, whereStatus } from '../filters'
import type { ListFilter } from '../input-schema'
import { selectTokens } from '../list-query'
import type { Policy } from '../policy/policy'
import type { TokenRecord } from '../record'
import type { TokenPage } from '../schema'
import { inactivityDeletionAt, statusOf } from '../status'
import { countTokens, findTokens, type TokenWhere } from '../store'
import { toViews } from '../token-view'

/** Larger totals are shown as "1,000+". */
const maxCounted = 1_000

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
  const [records, counted, summary, meter] = await Promise.all([
    findTokens(db, where, orderOf(query.sort), (query.page - 1) * query.per, query.per),
    countTokens(db, where, maxCounted + 1),
    summarize(deps, reach, policy, now),
    query.tab === 'yours' ? meterOf(deps, person, policy, now) : null,
  ])
  const urgent = query.tab === 'yours' ? await findUrgent(deps, reach, summary, policy, now) : soonestFirst(records, policy, now)
  return ok({
    rows: await toViews(db, person, records, policy, now),
    urgent: await toViews(db, person, urgent, policy, now),
    total: Math.min(counted, maxCounted),
    more: counted > maxCounted,
    page: query.page,
    per: query.per,
    summary,
    meter,
    now: now.toISOString(),
  })
}

async function summarize(deps: TokenDeps, reach: TokenWhere, policy: Policy, now: Date): Promise<TokenPage['summary']> {
  const count = (...conditions: TokenWhere[]) => countTokens(deps.db.read, { AND: [reach, ...conditions] }, maxCounted)
  const listed = { removedAt: null }
  const [active, expiring, idle, deactivated, removed] = await Promise.all([
    count(listed, whereStatus('active', policy, now)),
    count(listed, whereStatus('expiring', policy, now)),
    policy.inactivityDays === 0 ? 0 : count(listed, whereStatus('idle', policy, now)),
    count(listed, whereStatus('deactivated', policy, now)),
    count({ removedAt: { not: null } }),
  ])
  return { active, expiring, idle, deactivated, removed }
}

const maxUrgent = 3
/** Number of tokens that are compared: no index covers the date of deletion for inactivity. */
const maxCompared = 20

/** The listed tokens that expire soonest or will be deleted for inactivity soonest. */
async function findUrgent(deps: TokenDeps, reach: TokenWhere, { expiring, idle }: TokenPage['summary'], policy: Policy, now: Date) {
  const first = (status: 'expiring' | 'idle', sort: 'expires.asc' | 'last_used.asc') =>
    findTokens(deps.db.read, { AND: [reach, { removedAt: null }, whereStatus(status, policy, now)] }, orderOf(sort), 0, maxCompared)
  const found = [...(expiring > 0 ? await first('expiring', 'expires.asc') : []), ...(idle > 0 ? await first('idle', 'last_used.asc') : [])]
  return soonestFirst(found, policy, now)
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
