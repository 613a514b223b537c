import type { Actor, PersonActor } from '../actor'
import { parseInput } from '../input/parse'
import { type Failure, fail, ok, type Result } from '../result'
import { tabReach } from './access'
import type { TokenDeps } from './deps'
import { whereFilter, whereReach } from './filters'
import { type ListFilter, type ListQuery, listFilter } from './input-schema'
import type { Policy } from './policy/policy'
import { readPolicy } from './policy/record'
import { whereFound } from './search'
import type { TokenWhere } from './store'

/** A parsed list filter and the conditions it selects tokens by. */
export interface ListSelection {
  readonly person: PersonActor
  readonly query: ListQuery
  readonly policy: Policy
  readonly now: Date
  /** Everything the tab may show this person. */
  readonly reach: TokenWhere
  /** The part of it that the search finds. */
  readonly found: TokenWhere
  /** The part of that which the filter selects. */
  readonly where: TokenWhere
}

export async function selectTokens(
  deps: TokenDeps,
  actor: Actor,
  filter: ListFilter,
): Promise<Result<ListSelection, Failure<'forbidden' | 'invalid_input'>>> {
  if (actor.kind !== 'person') return fail('forbidden')
  const parsed = parseInput(listFilter, filter, 1)
  if (!parsed.ok) return parsed
  const query = parsed.value
  const tab = tabReach(actor, query.tab)
  if (!tab) return fail('forbidden')
  const db = deps.db.read
  const [policy, now, search] = await Promise.all([readPolicy(db, actor.orgId), deps.clock.now(), whereFound(db, actor.orgId, query.q)])
  const reach = whereReach(actor.orgId, actor.userId, tab)
  const found = { AND: [reach, search] }
  return ok({ person: actor, query, policy, now, reach, found, where: { AND: [found, whereFilter(query, policy, now)] } })
}
