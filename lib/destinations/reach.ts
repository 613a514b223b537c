import { type Actor, isAdministrator, type PersonActor, type TokenActor } from '../actor'
import type { DestinationWhere } from './store'

/** Destinations that a person manages; null if their role manages none. */
export function managedBy(actor: Actor): DestinationWhere | null {
  if (actor.kind !== 'person') return null
  const own = { orgId: actor.orgId, deletedAt: null }
  if (isAdministrator(actor)) return own
  return actor.role === 'manager' ? { ...own, locationId: { in: [...actor.locationIds] } } : null
}

/** True if a person may create a destination in the location; null is the whole organization. */
export function canCreateIn(actor: PersonActor, locationId: string | null): boolean {
  if (isAdministrator(actor)) return true
  return actor.role === 'manager' && actor.locationIds.some((id) => id === locationId)
}

/** Where a person may create destinations: everywhere or in their own locations; null if nowhere. */
export function creationReach(actor: PersonActor): { readonly everywhere: boolean } | null {
  if (isAdministrator(actor)) return { everywhere: true }
  return actor.role === 'manager' && actor.locationIds.length > 0 ? { everywhere: false } : null
}

/** Destinations that a token with `hooks:write` may deliver to. */
export function deliverableBy(actor: TokenActor): DestinationWhere | null {
  const own = { orgId: actor.orgId, deletedAt: null }
  if (actor.type === 'managed') return { ...own, token: { tokenKey: actor.tokenKey } }
  if (actor.type === 'admin') return own
  if (actor.type === 'location') return { ...own, locationId: actor.locationId ?? nowhere }
  return actor.type === 'user' && actor.userId ? { ...own, OR: managedByUser(actor.userId) } : null
}

/** Destinations that a person manages, by their current role and locations. */
const managedByUser = (userId: string): DestinationWhere[] => [
  { org: { memberships: { some: { userId, role: { in: ['owner', 'admin'] } } } } },
  { location: { members: { some: { userId, membership: { role: 'manager' } } } } },
]

const nowhere = ''
