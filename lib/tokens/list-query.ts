import type { Actor, PersonActor } from '../actor'
import { parseInput } from '../input/parse'
import { type Failure, fail, ok, type Result } from '../result'
import { tabReach } from './access'
import type { TokenDeps } from './deps'
import { type ListFilter, type ListQuery, listFilter } from './input-schema'
import { type Listing, type Reach, selectListing, whereTab } from './listing/listing-store'
import { findTokensByScope } from './listing/scope-store'
import { findTokensBySearch } from './listing/search-store'
import { readPolicy } from './policy/record'

/** A parsed list filter and the tokens it selects. */
export interface ListSelection {
  readonly person: PersonActor
  readonly query: ListQuery
  /** Everything the tab may show this person. */
  readonly reach: Reach
  /** The part of it that the search and the filters other than status select. */
  readonly listing: Listing
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
  const { orgId, userId } = actor
  const db = deps.db.read
  const [policy, now, found, ofScope] = await Promise.all([
    readPolicy(db, orgId),
    deps.clock.now(),
    findTokensBySearch(db, orgId, query.q),
    findTokensByScope(db, orgId, query.scope),
  ])
  const reach = whereTab(orgId, userId, tab)
  return ok({ person: actor, query, reach, listing: selectListing({ orgId, policy, now }, reach, found, ofScope, query) })
}
