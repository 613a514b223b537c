import { expect, it } from 'vitest'
import { type PersonActor, type Role, roles, type TokenActor } from '../actor'
import type { LocationId, OrgId, SessionId, TokenKey, UserId } from '../ids'
import { noOrigin } from '../ports'
import {
  type AccessTarget,
  type AccessVerb,
  accessTable,
  accessTo,
  accessVerbs,
  checkAccess,
  type Relation,
  relations,
  tabReach,
} from './access'

const now = new Date('2026-11-20T12:00:00Z')
const org = 'o1' as OrgId

const person = (role: Role, reauthUntil: Date | null = null): PersonActor => ({
  ...{ kind: 'person', userId: 'me' as UserId, name: 'Ana Martins', orgId: org, role, locationIds: ['near' as LocationId] },
  ...{ sessionId: 's' as SessionId, reauthUntil, timeZone: 'UTC', origin: noOrigin },
})

const targets: Record<Relation, AccessTarget> = {
  own: { orgId: org, type: 'user', ownerId: 'me', locationId: null },
  other: { orgId: org, type: 'user', ownerId: 'somebody', locationId: null },
  organization: { orgId: org, type: 'admin', ownerId: null, locationId: null },
  ownLocation: { orgId: org, type: 'location', ownerId: null, locationId: 'near' },
  otherLocation: { orgId: org, type: 'location', ownerId: null, locationId: 'far' },
  ownDestination: { orgId: org, type: 'managed', ownerId: null, locationId: 'near' },
  otherDestination: { orgId: org, type: 'managed', ownerId: null, locationId: null },
}

const matrix = roles.flatMap((role) => relations.flatMap((relation) => accessVerbs.map((verb) => ({ role, relation, verb }))))

it.each(matrix)('$role may $verb a token of relation $relation exactly as the table says', ({ role, relation, verb }) => {
  expect(accessTo(person(role), verb, targets[relation])).toBe(accessTable[role][relation][verb])
})

it.each(matrix)('$role of another organization may not $verb $relation', ({ role, relation, verb }) => {
  expect(accessTo(person(role), verb, { ...targets[relation], orgId: 'o2' })).toBe('no')
})

const holds = (role: Role, relation: Relation) => accessVerbs.filter((verb) => accessTable[role][relation][verb] !== 'no')
const free = (role: Role, relation: Relation) => accessVerbs.filter((verb) => accessTable[role][relation][verb] === 'yes')

it('nobody ever holds the secret of another person: no rotating, editing or making in their name', () => {
  const stopping: AccessVerb[] = ['see', 'activate', 'deactivate', 'delete']
  for (const role of roles) expect(stopping).toEqual(expect.arrayContaining(holds(role, 'other')))
})

it('everything about admin tokens but seeing them asks for a fresh sign-in', () => {
  for (const role of ['owner', 'admin'] as const) expect(free(role, 'organization')).toEqual(['see'])
  for (const role of ['manager', 'member', 'viewer'] as const) expect(holds(role, 'organization')).toEqual([])
})

it('a viewer sees, and does nothing', () => {
  for (const relation of relations) expect(['see', undefined]).toContain(holds('viewer', relation).at(-1))
})

it('a manager reaches the tokens of their own locations only', () => {
  expect(holds('manager', 'ownLocation')).toContain('rotate')
  expect(holds('manager', 'otherLocation')).toEqual([])
})

it('a managed token is switched and rotated, and nothing else, by administrators and the managers of its location', () => {
  const may: AccessVerb[] = ['see', 'activate', 'deactivate', 'rotate', 'endOverlap']
  for (const role of ['owner', 'admin'] as const) {
    expect([free(role, 'ownDestination'), holds(role, 'otherDestination')]).toEqual([may, may])
  }
  expect([free('manager', 'ownDestination'), holds('manager', 'otherDestination')]).toEqual([may, []])
  for (const role of ['member', 'viewer'] as const) expect(holds(role, 'ownDestination')).toEqual([])
})

it('a managed token may see and delete itself, as every token may', () => {
  const actor: TokenActor = {
    ...{ kind: 'token', tokenKey: 'k' as TokenKey, type: 'managed', name: 'Website leads', orgId: org, locationId: null },
    ...{ userId: null, scopes: ['hooks:write'], secret: 'current', generation: 1, origin: noOrigin },
  }
  const target = { ...targets.otherDestination, tokenKey: 'k' }
  expect(accessVerbs.filter((verb) => accessTo(actor, verb, target) === 'yes')).toEqual(['see', 'delete'])
})

it('a token may see and delete itself and nothing else', () => {
  const actor: TokenActor = {
    ...{ kind: 'token', tokenKey: 'k' as TokenKey, type: 'user', name: 'Zapier sync', orgId: org, locationId: null },
    ...{ userId: 'me' as UserId, scopes: [], secret: 'current', generation: 1, origin: noOrigin },
  }
  const allowed = (tokenKey: string) => accessVerbs.filter((verb) => accessTo(actor, verb, { ...targets.own, tokenKey }) === 'yes')
  expect(allowed('k')).toEqual(['see', 'delete'])
  expect(allowed('another')).toEqual([])
})

it('jobs and the command line have no access of their own', () => {
  for (const verb of accessVerbs) {
    expect(accessTo({ kind: 'job', name: 'notices' }, verb, targets.own)).toBe('no')
    expect(accessTo({ kind: 'operator', name: 'root' }, verb, targets.own)).toBe('no')
  }
})

it('a fresh sign-in counts until its last moment and not at it', () => {
  expect(checkAccess(person('owner', new Date(now.getTime() + 1)), 'reauth', now)).toBe('yes')
  expect(checkAccess(person('owner', now), 'reauth', now)).toBe('reauthentication_required')
  expect(checkAccess(person('owner'), 'reauth', now)).toBe('reauthentication_required')
  expect(checkAccess(person('owner'), 'no', now)).toBe('forbidden')
})

it('only administrators open the organization tab, and viewers no location', () => {
  expect(roles.filter((role) => tabReach(person(role), 'organization'))).toEqual(['owner', 'admin'])
  expect(tabReach(person('viewer'), 'locations')).toBeNull()
  expect(tabReach(person('member'), 'locations')).toEqual({ kind: 'locations', ids: ['near'] })
  expect(roles.filter((role) => tabReach(person(role), 'managed'))).toEqual(['owner', 'admin', 'manager'])
  expect(tabReach(person('manager'), 'managed')).toEqual({ kind: 'managed', ids: ['near'] })
})
