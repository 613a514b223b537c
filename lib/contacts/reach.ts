import type { Actor } from '../actor'
import type { LocationId, OrgId, UserId } from '../ids'

/** Contacts that a token can read and write. */
export type Reach =
  | { readonly kind: 'person'; readonly orgId: OrgId; readonly ownerId: UserId }
  | { readonly kind: 'location'; readonly orgId: OrgId; readonly locationId: LocationId }
  | { readonly kind: 'organization'; readonly orgId: OrgId }

/** User tokens reach the contacts of their owner, location tokens those of their location, admin tokens all; null = none. */
export function reachOf(actor: Actor): Reach | null {
  if (actor.kind !== 'token') return null
  const { orgId, userId, locationId } = actor
  if (actor.type === 'user') return userId ? { kind: 'person', orgId, ownerId: userId } : null
  if (actor.type === 'location') return locationId ? { kind: 'location', orgId, locationId } : null
  return actor.type === 'admin' ? { kind: 'organization', orgId } : null
}

/** Stable name of a reach, equal for all tokens that have it. */
export const reachName = (reach: Reach): string => {
  if (reach.kind === 'person') return `${reach.orgId} person ${reach.ownerId}`
  return reach.kind === 'location' ? `${reach.orgId} location ${reach.locationId}` : reach.orgId
}
