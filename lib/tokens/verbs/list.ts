import type { Actor, PersonActor } from '../../actor'
import { parseInput } from '../../input/parse'
import { type Failure, fail, type Outcome, ok, type Result } from '../../result'
import { tabReach } from '../access'
import type { TokenDeps } from '../deps'
import { orderOf, whereFilter, whereReach, whereStatus } from '../filters'
import { type ListFilter, type ListQuery, listFilter } from '../input-schema'
import type { Policy } from '../policy/policy'
import { readPolicy } from '../policy/record'
import type { TokenRecord } from '../record'
import type { TokenPage } from '../schema'
import { inactivityDeletionAt, statusOf } from '../status'
import { countTokens, findTokens, type TokenWhere } from '../store'
import { toViews } from '../token-view'

/** Totals are counted no further: "1,000+". */
const countedAtMost = 1_000

type Rejected = 'forbidden' | 'invalid_input'

/** One page of a tab, with the figures above it. */
export async function listTokens(deps: TokenDeps, actor: Actor, filter: ListFilter): Promise<Outcome<TokenPage, Rejected>> {
  const scene = await openList(deps, actor, filter)
  if (!scene.ok) return scene
  const { person, query, policy, now, reach, where } = scene.value
  const db = deps.db.read
  const [records, counted, summary, meter] = await Promise.all([
    findTokens(db, where, orderOf(query.sort), (query.page - 1) * query.per, query.per),
    countTokens(db, where, countedAtMost + 1),
    summarize(deps, reach, policy, now),
    query.tab === 'yours' ? meterOf(deps, person, policy, now) : null,
  ])
  const urgent = query.tab === 'yours' ? await findUrgent(deps, reach, summary, policy, now) : endingFirst(records, policy, now)
  return ok({
    rows: await toViews(db, person, records, policy, now),
    urgent: await toViews(db, person, urgent, policy, now),
    total: Math.min(counted, countedAtMost),
    more: counted > countedAtMost,
    page: query.page,
    per: query.per,
    summary,
    meter,
    now: now.toISOString(),
  })
}

interface Scene {
  readonly person: PersonActor
  readonly query: ListQuery
  readonly policy: Policy
  readonly now: Date
  /** What the tab may show at all. */
  readonly reach: TokenWhere
  /** What was asked for within it. */
  readonly where: TokenWhere
}

/** What a list is read by, for whoever may read it. */
export async function openList(deps: TokenDeps, actor: Actor, filter: ListFilter): Promise<Result<Scene, Failure<Rejected>>> {
  if (actor.kind !== 'person') return fail('forbidden')
  const parsed = parseInput(listFilter, filter, 1)
  if (!parsed.ok) return parsed
  const query = parsed.value
  const tab = tabReach(actor, query.tab)
  if (!tab) return fail('forbidden')
  const [policy, now] = await Promise.all([readPolicy(deps.db.read, actor.orgId), deps.clock.now()])
  const reach = whereReach(actor.orgId, actor.userId, tab)
  return ok({ person: actor, query, policy, now, reach, where: { AND: [reach, whereFilter(query, policy, now)] } })
}

async function summarize(deps: TokenDeps, reach: TokenWhere, policy: Policy, now: Date): Promise<TokenPage['summary']> {
  const count = (...conditions: TokenWhere[]) => countTokens(deps.db.read, { AND: [reach, ...conditions] }, countedAtMost)
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

const urgentAtMost = 3
/** So many idle tokens are looked at: which of them ends first no index tells. */
const comparedAtMost = 20

/** The listed tokens that end soonest, by date and by disuse. */
async function findUrgent(deps: TokenDeps, reach: TokenWhere, { expiring, idle }: TokenPage['summary'], policy: Policy, now: Date) {
  const first = (status: 'expiring' | 'idle', sort: 'expires.asc' | 'last_used.asc') =>
    findTokens(deps.db.read, { AND: [reach, { removedAt: null }, whereStatus(status, policy, now)] }, orderOf(sort), 0, comparedAtMost)
  const found = [...(expiring > 0 ? await first('expiring', 'expires.asc') : []), ...(idle > 0 ? await first('idle', 'last_used.asc') : [])]
  return endingFirst(found, policy, now)
}

function endingFirst(records: readonly TokenRecord[], policy: Policy, now: Date): TokenRecord[] {
  const soonest = (status: 'expiring' | 'idle', endOf: (record: TokenRecord) => Date | null) =>
    records
      .filter((record) => statusOf(record, policy, now) === status)
      .toSorted((one, other) => Number(endOf(one)) - Number(endOf(other)))
      .slice(0, urgentAtMost)
  return [...soonest('expiring', (record) => record.expiresAt), ...soonest('idle', (record) => inactivityDeletionAt(record, policy))]
}

/** How many places of the list the person's own tokens hold; an expired token holds none. */
async function meterOf(deps: TokenDeps, person: PersonActor, policy: Policy, now: Date): Promise<TokenPage['meter']> {
  if (policy.listedPerPerson === 0) return null
  const listed = await countTokens(deps.db.read, whereListed(person, now), countedAtMost)
  return { listed, limit: policy.listedPerPerson }
}

/** A person's own tokens that have not ended, removed ones included. */
export const whereLive = (person: PersonActor, now: Date): TokenWhere => ({
  ...whereReach(person.orgId, person.userId, { kind: 'own' }),
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
})

export const whereListed = (person: PersonActor, now: Date): TokenWhere => ({ ...whereLive(person, now), removedAt: null })
