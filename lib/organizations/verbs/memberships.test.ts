import { expect, it } from 'vitest'
import type { PersonActor, Role } from '../../actor'
import type { LocationId, OrgId, SessionId, UserId } from '../../ids'
import { noOrigin } from '../../ports'
import { onEveryDatabase } from '../../testing/databases/databases'
import { makePerson, operator } from '../../testing/fixtures/people'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import type { VisibleFilter } from '../schema'

async function createOrganization({ organizations }: TestServer, slug = 'northwind'): Promise<{ orgId: OrgId; locations: LocationId[] }> {
  const created = await organizations.createOrganization(operator, { name: `Org ${slug}`, slug, timeZone: 'UTC', preset: 'agency' })
  if (!created.ok) throw new Error(created.error.code)
  const locations: LocationId[] = []
  for (const name of ['Downtown', 'Harbour']) {
    const added = await organizations.addLocation(operator, created.value.orgId, { name })
    if (added.ok) locations.push(added.value.locationId)
  }
  return { orgId: created.value.orgId, locations }
}

const join = (server: TestServer, orgId: OrgId, userId: string, role: Role, locationIds: string[] = []) =>
  server.organizations.addMember(operator, orgId, { userId, role, locationIds })

const actorOf = (userId: UserId, { orgId, role }: { readonly orgId: OrgId; readonly role: Role }): PersonActor => ({
  kind: 'person',
  userId,
  name: 'Ana',
  orgId,
  role,
  locationIds: [],
  sessionId: 'session' as SessionId,
  reauthUntil: null,
  timeZone: 'UTC',
  origin: noOrigin,
})

onEveryDatabase('memberships', (open) => {
  it('an organization of other people is indistinguishable from one that does not exist', async () => {
    const server = await testServer(await open())
    const ana = await makePerson(server)
    const { orgId } = await createOrganization(server)
    expect(await server.organizations.bySlug(ana, 'northwind')).toBeNull()
    expect(await server.organizations.bySlug(ana, 'unknown')).toBeNull()
    await join(server, orgId, ana, 'member')
    expect(await server.organizations.bySlug(ana, 'northwind')).toMatchObject({ orgId, role: 'member', locationIds: [] })
    expect(await server.organizations.bySlug(ana, 'NORTHWIND')).toBeNull()
  })

  it('a changed role and a lost membership show on the next call', async () => {
    const db = await open()
    const server = await testServer(db)
    const ana = await makePerson(server)
    const { orgId } = await createOrganization(server)
    await join(server, orgId, ana, 'admin')
    const change = (data: object) => db.write((tx) => tx.membership.updateMany({ where: { orgId, userId: ana }, data }))
    await change({ role: 'viewer' })
    expect(await server.organizations.bySlug(ana, 'northwind')).toMatchObject({ role: 'viewer' })
    await change({ deactivatedAt: new Date('2026-11-20T12:00:00Z') })
    expect(await server.organizations.bySlug(ana, 'northwind')).toBeNull()
    expect(await server.organizations.visibleTo(ana)).toEqual([])
  })

  it('administrators see every open location, a manager their own', async () => {
    const db = await open()
    const server = await testServer(db)
    const ana = await makePerson(server)
    const rui = await makePerson(server, 'rui@example.com', 'Rui Costa')
    const { orgId, locations } = await createOrganization(server)
    const { orgId: other } = await createOrganization(server, 'contoso')
    await join(server, orgId, ana, 'owner')
    await join(server, orgId, rui, 'manager', [locations[1] ?? ''])
    await join(server, other, rui, 'member')
    const visible = async (userId: typeof ana) =>
      Promise.all(
        (await server.organizations.visibleTo(userId)).map(async (org) => {
          const { locations: shown } = await server.organizations.visibleLocations(actorOf(userId, org), {})
          return [org.slug, org.role, shown.map(({ slug }) => slug)]
        }),
      )
    expect(await visible(ana)).toEqual([['northwind', 'owner', ['downtown', 'harbour']]])
    expect(await visible(rui)).toEqual([
      ['contoso', 'member', []],
      ['northwind', 'manager', ['harbour']],
    ])
    await db.write((tx) =>
      tx.location.updateMany({ where: { slug: 'harbour', orgId }, data: { archivedAt: new Date('2026-11-20T12:00:00Z') } }),
    )
    expect(await visible(ana)).toEqual([['northwind', 'owner', ['downtown']]])
    expect((await visible(rui))[1]).toEqual(['northwind', 'manager', []])
  })

  it('of many visible locations the first 50 are read, and a search, an id or a slug finds each of the others', async () => {
    const db = await open()
    const server = await testServer(db)
    const [ana, rui] = [await makePerson(server), await makePerson(server, 'rui@example.com', 'Rui Costa')]
    const { orgId, locations } = await createOrganization(server)
    await join(server, orgId, ana, 'admin')
    await join(server, orgId, rui, 'manager', [locations[1] ?? ''])
    const numbers = Array.from({ length: 60 }, (_, index) => index + 100)
    const createdAt = await server.clock.now()
    const row = (number: number) => ({ id: `l${number}`, slug: `l-${number}`, name: `Branch ${number}`, search: ` branch ${number}` })
    await db.write((tx) => tx.location.createMany({ data: numbers.map((number) => ({ ...row(number), orgId, createdAt })) }))
    const { visibleLocations, visibleLocation } = server.organizations
    const [admin, manager] = [actorOf(ana, { orgId, role: 'admin' }), actorOf(rui, { orgId, role: 'manager' })]
    const names = async (actor: PersonActor, filter: VisibleFilter) =>
      (await visibleLocations(actor, filter)).locations.map(({ name }) => name)
    const first = await visibleLocations(admin, {})
    expect([first.locations.length, first.moreLocations, first.locations.at(-1)?.name]).toEqual([50, true, 'Branch 149'])
    expect(await names(admin, { q: 'BRANCH 157' })).toEqual(['Branch 157'])
    expect(await names(admin, { id: 'l158' })).toEqual(['Branch 158'])
    expect(await names(admin, { id: 'a\0b' })).toEqual([])
    expect(await visibleLocation(admin, 'l-159')).toEqual({ id: 'l159', slug: 'l-159', name: 'Branch 159' })
    expect(await visibleLocations(manager, {})).toMatchObject({ locations: [{ name: 'Harbour' }], moreLocations: false })
    expect([await names(manager, { q: 'branch' }), await names(manager, { id: 'l158' })]).toEqual([[], []])
    expect([await visibleLocation(manager, 'l-159'), await visibleLocation(manager, '..')]).toEqual([null, null])
    expect(await visibleLocations(actorOf(ana, { orgId: 'other' as OrgId, role: 'owner' }), {})).toMatchObject({ locations: [] })
  })

  it('organizations are sorted by name and keep the date the person first joined', async () => {
    const server = await testServer(await open())
    const ana = await makePerson(server)
    const { orgId: northwind } = await createOrganization(server)
    const { orgId: contoso } = await createOrganization(server, 'contoso')
    const first = await server.clock.now()
    await join(server, northwind, ana, 'member')
    server.machine.advance('P2D')
    const second = await server.clock.now()
    await join(server, contoso, ana, 'member')
    await server.organizations.removeMember(operator, northwind, ana)
    await server.organizations.reactivateMember(operator, northwind, ana)
    expect((await server.organizations.visibleTo(ana)).map(({ slug, joinedAt }) => [slug, joinedAt])).toEqual([
      ['contoso', second],
      ['northwind', first],
    ])
  })

  it('a member cannot be assigned a location of another organization', async () => {
    const server = await testServer(await open())
    const ana = await makePerson(server)
    const { orgId } = await createOrganization(server)
    const { locations } = await createOrganization(server, 'contoso')
    expect(await join(server, orgId, ana, 'manager', [locations[0] ?? ''])).toMatchObject({ error: { code: 'invalid_input' } })
    expect(await server.organizations.bySlug(ana, 'northwind')).toBeNull()
  })

  it('slugs, memberships and locations are unique, and each change has an audit entry', async () => {
    const server = await testServer(await open())
    const ana = await makePerson(server)
    const { orgId } = await createOrganization(server)
    expect(await server.organizations.createOrganization(operator, { name: 'Other', slug: 'northwind' })).toMatchObject({
      error: { code: 'conflict' },
    })
    expect(await server.organizations.addLocation(operator, orgId, { name: 'Downtown' })).toMatchObject({ error: { code: 'conflict' } })
    expect(await join(server, orgId, ana, 'owner')).toEqual({ ok: true, value: null })
    expect(await join(server, orgId, ana, 'member')).toMatchObject({ error: { code: 'conflict' } })
    expect(await server.audit.check(orgId)).toEqual({ entries: 4, firstBroken: null })
    expect([
      await server.organizations.slugState('northwind'),
      await server.organizations.slugState('free-one'),
      await server.organizations.slugState('A'),
    ]).toEqual(['taken', 'free', 'invalid'])
  })

  it('only the operator can create organizations, members and locations', async () => {
    const server = await testServer(await open())
    const job = { kind: 'job', name: 'sweep' } as const
    const { orgId } = await createOrganization(server)
    const forbidden = { ok: false, error: { code: 'forbidden' } }
    expect(await server.organizations.createOrganization(job, { name: 'Other', slug: 'other' })).toEqual(forbidden)
    expect(await server.organizations.addLocation(job, orgId, { name: 'Uptown' })).toEqual(forbidden)
    expect(await server.organizations.addMember(job, orgId, { userId: 'x', role: 'owner' })).toEqual(forbidden)
  })
})
