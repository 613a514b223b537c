import { type Actor, isAdministrator, type PersonActor, type TokenActor } from '../actor'
import { isRecentlyAuthenticated, reauthMs } from '../reauth'
import { type Access, type AccessVerb, accessTable, type Relation } from './access-table'
import type { Tab } from './schema'

/** The token in question, or for `create` the one that would be created. */
export interface AccessTarget {
  readonly orgId: string
  readonly tokenKey?: string
  readonly type: string
  readonly ownerId: string | null
  readonly locationId: string | null
}

/** Access of an actor to a token, before the time of their last re-authentication is considered: see `checkAccess`. */
export function accessTo(actor: Actor, verb: AccessVerb, target: AccessTarget): Access {
  if (actor.kind === 'token') return tokenAccess(actor, verb, target)
  if (actor.kind !== 'person' || actor.orgId !== target.orgId) return 'no'
  const relation = relationTo(actor, target)
  return relation === null ? 'no' : accessTable[actor.role][relation][verb]
}

/** Resolves `reauth` to yes or `reauthentication_required`: the last re-authentication must be younger than `maxAgeMs`. */
export function checkAccess(
  actor: Actor,
  access: Access,
  now: Date,
  maxAgeMs: number = reauthMs,
): 'yes' | 'forbidden' | 'reauthentication_required' {
  if (access === 'yes') return 'yes'
  if (access === 'no') return 'forbidden'
  const recent = actor.kind === 'person' && isRecentlyAuthenticated(actor.reauthUntil, now, maxAgeMs)
  return recent ? 'yes' : 'reauthentication_required'
}

/** Tokens of the organization that a tab may show this person; null if they may not open the tab. */
export function tabReach(actor: PersonActor, tab: Tab): TabReach | null {
  if (tab === 'yours') return { kind: 'own' }
  const administrator = isAdministrator(actor)
  if (tab === 'organization') return administrator ? { kind: 'all' } : null
  if (tab === 'managed') return managedReach(actor)
  if (actor.role === 'viewer') return null
  return administrator ? { kind: 'everyLocation' } : { kind: 'locations', ids: actor.locationIds }
}

function managedReach(actor: PersonActor): TabReach | null {
  if (isAdministrator(actor)) return { kind: 'everyManaged' }
  return actor.role === 'manager' ? { kind: 'managed', ids: actor.locationIds } : null
}

export type TabReach =
  | { readonly kind: 'own' | 'all' | 'everyLocation' | 'everyManaged' }
  | { readonly kind: 'locations' | 'managed'; readonly ids: readonly string[] }

/** A token may see and delete itself and nothing else. */
function tokenAccess(actor: TokenActor, verb: AccessVerb, target: AccessTarget): Access {
  const isSelf = actor.orgId === target.orgId && actor.tokenKey === target.tokenKey
  return isSelf && (verb === 'see' || verb === 'delete') ? 'yes' : 'no'
}

function relationTo(actor: PersonActor, target: AccessTarget): Relation | null {
  if (target.type === 'user') return target.ownerId === actor.userId ? 'own' : 'other'
  if (target.type === 'admin') return 'organization'
  const ownLocation = actor.locationIds.some((id) => id === target.locationId)
  if (target.type === 'managed') return ownLocation ? 'ownDestination' : 'otherDestination'
  if (target.type !== 'location') return null
  return ownLocation ? 'ownLocation' : 'otherLocation'
}
