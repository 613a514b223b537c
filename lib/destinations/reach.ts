import { type Actor, isAdministrator, type PersonActor, type TokenActor } from '../actor'
import type { DestinationWhere } from './store'

/** The destinations a person looks after; null = none, ever. */
export function managedBy(actor: Actor): DestinationWhere | null {
  if (actor.kind !== 'person') return null
  const own = { orgId: actor.orgId, deletedAt: null }
  if (isAdministrator(actor)) return own
  return actor.role === 'manager' ? { ...own, locationId: { in: [...actor.locationIds] } } : null
}

/** Whether a person may make a destination there; without a location it is the whole organization's. */
export function canPlaceIn(actor: PersonActor, locationId: string | null): boolean {
  if (isAdministrator(actor)) return true
  return actor.role === 'manager' && actor.locationIds.some((id) => id === locationId)
}

/** Where a person may make destinations at all. */
export function locationsOf(actor: PersonActor): { readonly everywhere: boolean } | null {
  if (isAdministrator(actor)) return { everywhere: true }
  return actor.role === 'manager' && actor.locationIds.length > 0 ? { everywhere: false } : null
}

/** The destinations a token with `hooks:write` may deliver into. */
export function deliverableBy(actor: TokenActor): DestinationWhere | null {
  const own = { orgId: actor.orgId, deletedAt: null }
  if (actor.type === 'managed') return { ...own, token: { tokenKey: actor.tokenKey } }
  if (actor.type === 'admin') return own
  if (actor.type === 'location') return { ...own, locationId: actor.locationId ?? nowhere }
  return actor.type === 'user' && actor.userId ? { ...own, OR: withinReachOf(actor.userId) } : null
}

/** What the person themself looks after now. */
const withinReachOf = (userId: string): DestinationWhere[] => [
  { org: { memberships: { some: { userId, role: { in: ['owner', 'admin'] } } } } },
  { location: { members: { some: { userId, membership: { role: 'manager' } } } } },
]

const nowhere = ''
