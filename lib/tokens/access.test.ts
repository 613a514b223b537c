import { expect, it } from 'vitest'
import { type PersonActor, type Role, roles, type TokenActor } from '../actor'
import type { LocationId, OrgId, SessionId, TokenKey, UserId } from '../ids'
import { noOrigin } from '../ports'
import { type AccessTarget, accessTo, checkAccess, tabReach } from './access'
import { type Access, type AccessVerb, accessVerbs, type Relation, relations } from './access-table'

const now = new Date('2026-11-20T12:00:00Z')
const org = 'o1' as OrgId

const person = (role: Role, reauthUntil: Date | null = null): PersonActor => ({
  kind: 'person',
  userId: 'u1' as UserId,
  name: 'Ana Martins',
  orgId: org,
  role,
  locationIds: ['l1' as LocationId],
  sessionId: 's' as SessionId,
  reauthUntil,
  timeZone: 'UTC',
  origin: noOrigin,
})

const targets: Record<Relation, AccessTarget> = {
  own: { orgId: org, type: 'user', ownerId: 'u1', locationId: null },
  other: { orgId: org, type: 'user', ownerId: 'u2', locationId: null },
  organization: { orgId: org, type: 'admin', ownerId: null, locationId: null },
  ownLocation: { orgId: org, type: 'location', ownerId: null, locationId: 'l1' },
  otherLocation: { orgId: org, type: 'location', ownerId: null, locationId: 'l2' },
  ownDestination: { orgId: org, type: 'managed', ownerId: null, locationId: 'l1' },
  otherDestination: { orgId: org, type: 'managed', ownerId: null, locationId: null },
}

const access = (role: Role, relation: Relation, verb: AccessVerb) => accessTo(person(role), verb, targets[relation])

function grid(): string {
  const header = ['', '', ...accessVerbs]
  const rows = roles.flatMap((role) =>
    relations.map((relation) => [role, relation, ...accessVerbs.map((verb) => access(role, relation, verb).replace('no', '-'))]),
  )
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return [header, ...rows].map((row) => line(row).trimEnd()).join('\n')
}

it('every role has exactly this access to every kind of token', () => {
  expect(grid()).toMatchInlineSnapshot(`
    "                           see  create  edit    view    rotate  changeOverlap  activate  deactivate  keep    remove  restore  delete
    owner    own               yes  yes     yes     reauth  yes     yes            yes       yes         yes     yes     yes      yes
    owner    other             yes  -       -       -       -       -              reauth    yes         -       -       -        reauth
    owner    organization      yes  reauth  reauth  reauth  reauth  reauth         reauth    yes         reauth  -       -        reauth
    owner    ownLocation       yes  yes     yes     reauth  yes     yes            yes       yes         yes     -       -        yes
    owner    otherLocation     yes  yes     yes     reauth  yes     yes            yes       yes         yes     -       -        yes
    owner    ownDestination    yes  -       -       -       yes     yes            yes       yes         -       -       -        -
    owner    otherDestination  yes  -       -       -       yes     yes            yes       yes         -       -       -        -
    admin    own               yes  yes     yes     reauth  yes     yes            yes       yes         yes     yes     yes      yes
    admin    other             yes  -       -       -       -       -              reauth    yes         -       -       -        reauth
    admin    organization      yes  reauth  reauth  reauth  reauth  reauth         reauth    yes         reauth  -       -        reauth
    admin    ownLocation       yes  yes     yes     reauth  yes     yes            yes       yes         yes     -       -        yes
    admin    otherLocation     yes  yes     yes     reauth  yes     yes            yes       yes         yes     -       -        yes
    admin    ownDestination    yes  -       -       -       yes     yes            yes       yes         -       -       -        -
    admin    otherDestination  yes  -       -       -       yes     yes            yes       yes         -       -       -        -
    manager  own               yes  yes     yes     reauth  yes     yes            yes       yes         yes     yes     yes      yes
    manager  other             -    -       -       -       -       -              -         -           -       -       -        -
    manager  organization      -    -       -       -       -       -              -         -           -       -       -        -
    manager  ownLocation       yes  yes     yes     reauth  yes     yes            yes       yes         yes     -       -        yes
    manager  otherLocation     -    -       -       -       -       -              -         -           -       -       -        -
    manager  ownDestination    yes  -       -       -       yes     yes            yes       yes         -       -       -        -
    manager  otherDestination  -    -       -       -       -       -              -         -           -       -       -        -
    member   own               yes  yes     yes     reauth  yes     yes            yes       yes         yes     yes     yes      yes
    member   other             -    -       -       -       -       -              -         -           -       -       -        -
    member   organization      -    -       -       -       -       -              -         -           -       -       -        -
    member   ownLocation       yes  -       -       -       -       -              -         -           -       -       -        -
    member   otherLocation     -    -       -       -       -       -              -         -           -       -       -        -
    member   ownDestination    -    -       -       -       -       -              -         -           -       -       -        -
    member   otherDestination  -    -       -       -       -       -              -         -           -       -       -        -
    viewer   own               yes  -       -       -       -       -              -         -           -       -       -        -
    viewer   other             -    -       -       -       -       -              -         -           -       -       -        -
    viewer   organization      -    -       -       -       -       -              -         -           -       -       -        -
    viewer   ownLocation       -    -       -       -       -       -              -         -           -       -       -        -
    viewer   otherLocation     -    -       -       -       -       -              -         -           -       -       -        -
    viewer   ownDestination    -    -       -       -       -       -              -         -           -       -       -        -
    viewer   otherDestination  -    -       -       -       -       -              -         -           -       -       -        -"
  `)
})

const cells = roles.flatMap((role) => relations.flatMap((relation) => accessVerbs.map((verb) => ({ role, relation, verb }))))

/** What each kind of access allows, written apart from the table. */
const everything = (verb: AccessVerb): Access => (verb === 'view' ? 'reauth' : 'yes')
const only =
  (...verbs: AccessVerb[]) =>
  (verb: AccessVerb): Access =>
    verbs.includes(verb) ? 'yes' : 'no'
const notInLists = (verb: AccessVerb): Access => (verb === 'remove' || verb === 'restore' ? 'no' : everything(verb))
const stopping = (verb: AccessVerb): Access => (verb === 'activate' || verb === 'delete' ? 'reauth' : only('see', 'deactivate')(verb))
const guarded = (verb: AccessVerb): Access =>
  notInLists(verb) === 'no' || only('see', 'deactivate')(verb) === 'yes' ? only('see', 'deactivate')(verb) : 'reauth'
const managing = only('see', 'rotate', 'changeOverlap', 'activate', 'deactivate')
const here = { ownLocation: notInLists, ownDestination: managing }
const administering = {
  own: everything,
  other: stopping,
  organization: guarded,
  ...here,
  otherLocation: notInLists,
  otherDestination: managing,
}
const rules: Readonly<Record<Role, Partial<Record<Relation, (verb: AccessVerb) => Access>>>> = {
  owner: administering,
  admin: administering,
  manager: { own: everything, ...here },
  member: { own: everything, ownLocation: only('see') },
  viewer: { own: only('see') },
}
const accessByRule = (role: Role, relation: Relation, verb: AccessVerb): Access => rules[role][relation]?.(verb) ?? 'no'

it('the access table agrees with the rules in words', () => {
  for (const { role, relation, verb } of cells)
    expect([role, relation, verb, access(role, relation, verb)]).toEqual([role, relation, verb, accessByRule(role, relation, verb)])
})

it.each(cells)('$role may not $verb $relation token of another organization', ({ role, relation, verb }) => {
  expect(accessTo(person(role), verb, { ...targets[relation], orgId: 'o2' })).toBe('no')
})

const allowed = (role: Role, relation: Relation) => accessVerbs.filter((verb) => access(role, relation, verb) !== 'no')
const allowedWithoutReauth = (role: Role, relation: Relation) => accessVerbs.filter((verb) => access(role, relation, verb) === 'yes')

it("no role ever gets the secret of another person's token or changes what it may do", () => {
  const stopping: AccessVerb[] = ['see', 'activate', 'deactivate', 'delete']
  for (const role of roles) expect(stopping).toEqual(expect.arrayContaining(allowed(role, 'other')))
})

it('every action on an admin token except seeing and stopping it requires re-authentication', () => {
  for (const role of ['owner', 'admin'] as const) expect(allowedWithoutReauth(role, 'organization')).toEqual(['see', 'deactivate'])
  for (const role of ['manager', 'member', 'viewer'] as const) expect(allowed(role, 'organization')).toEqual([])
})

it('a viewer only sees tokens', () => {
  for (const relation of relations) expect(['see', undefined]).toContain(allowed('viewer', relation).at(-1))
})

it('a manager reaches the tokens of their own locations only', () => {
  expect(allowed('manager', 'ownLocation')).toContain('rotate')
  expect(allowed('manager', 'otherLocation')).toEqual([])
})

it('administrators and the managers of its location may activate, deactivate and rotate a managed token, and nothing else', () => {
  const verbs: AccessVerb[] = ['see', 'rotate', 'changeOverlap', 'activate', 'deactivate']
  for (const role of ['owner', 'admin'] as const) {
    expect([allowedWithoutReauth(role, 'ownDestination'), allowed(role, 'otherDestination')]).toEqual([verbs, verbs])
  }
  expect([allowedWithoutReauth('manager', 'ownDestination'), allowed('manager', 'otherDestination')]).toEqual([verbs, []])
  for (const role of ['member', 'viewer'] as const) expect(allowed(role, 'ownDestination')).toEqual([])
})

const tokenActor = { kind: 'token', tokenKey: 'k' as TokenKey, orgId: org, locationId: null, origin: noOrigin } as const

it('a managed token may see and delete itself, like every token', () => {
  const managed: TokenActor = {
    ...tokenActor,
    type: 'managed',
    name: 'Website leads',
    userId: null,
    scopes: ['hooks:write'],
    secret: 'current',
    generation: 1,
  }
  const target = { ...targets.otherDestination, tokenKey: 'k' }
  expect(accessVerbs.filter((verb) => accessTo(managed, verb, target) === 'yes')).toEqual(['see', 'delete'])
})

it('a token may see and delete itself and nothing else', () => {
  const user: TokenActor = {
    ...tokenActor,
    type: 'user',
    name: 'Zapier sync',
    userId: 'u1' as UserId,
    scopes: [],
    secret: 'current',
    generation: 1,
  }
  const allowedOn = (tokenKey: string) => accessVerbs.filter((verb) => accessTo(user, verb, { ...targets.own, tokenKey }) === 'yes')
  expect(allowedOn('k')).toEqual(['see', 'delete'])
  expect(allowedOn('another')).toEqual([])
})

it('jobs and the command line have no access of their own', () => {
  for (const verb of accessVerbs) {
    expect(accessTo({ kind: 'job', name: 'notices' }, verb, targets.own)).toBe('no')
    expect(accessTo({ kind: 'operator', name: 'root' }, verb, targets.own)).toBe('no')
  }
})

it('a re-authentication counts up to its last moment, exclusive', () => {
  expect(checkAccess(person('owner', new Date(now.getTime() + 1)), 'reauth', now)).toBe('yes')
  expect(checkAccess(person('owner', now), 'reauth', now)).toBe('reauthentication_required')
  expect(checkAccess(person('owner'), 'reauth', now)).toBe('reauthentication_required')
  expect(checkAccess(person('owner'), 'no', now)).toBe('forbidden')
})

it('only administrators open the organization tab, and viewers open no location tab', () => {
  expect(roles.filter((role) => tabReach(person(role), 'organization'))).toEqual(['owner', 'admin'])
  expect(tabReach(person('viewer'), 'locations')).toBeNull()
  expect(tabReach(person('member'), 'locations')).toEqual({ kind: 'locations', ids: ['l1'] })
  expect(roles.filter((role) => tabReach(person(role), 'managed'))).toEqual(['owner', 'admin', 'manager'])
  expect(tabReach(person('manager'), 'managed')).toEqual({ kind: 'managed', ids: ['l1'] })
})
