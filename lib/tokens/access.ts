import type { Actor, PersonActor, Role, TokenActor } from '../actor'
import { isRecentlyAuthenticated, reauthMs } from '../reauth'
import type { Tab } from './schema'

/** Everything a person may ask to do with a token. */
export const accessVerbs = [
  'see',
  'create',
  'edit',
  'activate',
  'deactivate',
  'rotate',
  'endOverlap',
  'keep',
  'remove',
  'restore',
  'delete',
  'view',
] as const
export type AccessVerb = (typeof accessVerbs)[number]

/** `reauth`: allowed after a recent re-authentication. */
export type Access = 'yes' | 'reauth' | 'no'

/** How the person stands to the token. */
export const relations = ['own', 'other', 'organization', 'ownLocation', 'otherLocation', 'ownDestination', 'otherDestination'] as const
export type Relation = (typeof relations)[number]

/** Whose token it is; for `create`, whose it would be. */
export interface AccessTarget {
  readonly orgId: string
  readonly tokenKey?: string
  readonly type: string
  readonly ownerId: string | null
  readonly locationId: string | null
}

type Row = Readonly<Record<AccessVerb, Access>>

const nothing: Row = row('no')
// Showing a stored secret again always asks who is there.
const all: Row = { ...row('yes'), view: 'reauth' }
const seeOnly: Row = { ...nothing, see: 'yes' }
const allFresh: Row = { ...row('reauth'), see: 'yes' }
// Another person's token acts as that person: an administrator may stop it, and never hold its secret.
const stopOnly: Row = { ...seeOnly, activate: 'reauth', deactivate: 'reauth', delete: 'reauth' }
// Admin and location tokens hold no place in anyone's list.
const unlisted = { remove: 'no', restore: 'no' } as const
// A managed token is made and deleted with its destination, and is what it is: people switch and rotate it, nothing else.
const managed: Row = { ...seeOnly, activate: 'yes', deactivate: 'yes', rotate: 'yes', endOverlap: 'yes' }

const none: Readonly<Record<Relation, Row>> = {
  ...{ own: nothing, other: nothing, organization: nothing },
  ...{ ownLocation: nothing, otherLocation: nothing, ownDestination: nothing, otherDestination: nothing },
}

/** What a person may do, by role and relation; policy may allow less, and software with a token has rules of its own below. */
export const accessTable: Readonly<Record<Role, Readonly<Record<Relation, Row>>>> = {
  owner: administrator(),
  admin: administrator(),
  manager: {
    own: all,
    other: nothing,
    organization: nothing,
    ownLocation: { ...all, ...unlisted },
    otherLocation: nothing,
    ownDestination: managed,
    otherDestination: nothing,
  },
  member: { ...none, own: all, ownLocation: seeOnly },
  viewer: { ...none, own: seeOnly },
}

/** Whether the actor may do it now: a fresh sign-in that has run out counts as none. */
export function accessTo(actor: Actor, verb: AccessVerb, target: AccessTarget): Access {
  if (actor.kind === 'token') return tokenAccess(actor, verb, target)
  if (actor.kind !== 'person' || actor.orgId !== target.orgId) return 'no'
  const relation = relationTo(actor, target)
  return relation === null ? 'no' : accessTable[actor.role][relation][verb]
}

/** The answer once the clock has had its say on the fresh sign-in, whose proof may be so old. */
export function checkAccess(
  actor: Actor,
  access: Access,
  now: Date,
  maxAgeMs: number = reauthMs,
): 'yes' | 'forbidden' | 'reauthentication_required' {
  if (access === 'yes') return 'yes'
  if (access === 'no') return 'forbidden'
  const fresh = actor.kind === 'person' && isRecentlyAuthenticated(actor.reauthUntil, now, maxAgeMs)
  return fresh ? 'yes' : 'reauthentication_required'
}

/** Which tokens of the organization a tab may show this person; null = the tab is closed to them. */
export function tabReach(actor: PersonActor, tab: Tab): TabReach | null {
  if (tab === 'yours') return { kind: 'own' }
  const administers = actor.role === 'owner' || actor.role === 'admin'
  if (tab === 'organization') return administers ? { kind: 'all' } : null
  if (tab === 'managed') return managedReach(actor, administers)
  if (actor.role === 'viewer') return null
  return administers ? { kind: 'everyLocation' } : { kind: 'locations', ids: actor.locationIds }
}

function managedReach(actor: PersonActor, administers: boolean): TabReach | null {
  if (administers) return { kind: 'everyManaged' }
  return actor.role === 'manager' ? { kind: 'managed', ids: actor.locationIds } : null
}

export type TabReach =
  | { readonly kind: 'own' | 'all' | 'everyLocation' | 'everyManaged' }
  | { readonly kind: 'locations' | 'managed'; readonly ids: readonly string[] }

function tokenAccess(actor: TokenActor, verb: AccessVerb, target: AccessTarget): Access {
  const itself = actor.orgId === target.orgId && actor.tokenKey === target.tokenKey
  if (!itself) return 'no'
  return verb === 'see' || verb === 'delete' ? 'yes' : 'no'
}

function relationTo(actor: PersonActor, target: AccessTarget): Relation | null {
  if (target.type === 'user') return target.ownerId === actor.userId ? 'own' : 'other'
  if (target.type === 'admin') return 'organization'
  const near = actor.locationIds.some((id) => id === target.locationId)
  if (target.type === 'managed') return near ? 'ownDestination' : 'otherDestination'
  if (target.type !== 'location') return null
  return near ? 'ownLocation' : 'otherLocation'
}

function administrator(): Readonly<Record<Relation, Row>> {
  const location = { ...all, ...unlisted }
  const tokens = { own: all, other: stopOnly, organization: { ...allFresh, ...unlisted }, ownLocation: location, otherLocation: location }
  return { ...tokens, ownDestination: managed, otherDestination: managed }
}

function row(access: Access): Row {
  return Object.fromEntries(accessVerbs.map((verb) => [verb, access])) as Row
}
