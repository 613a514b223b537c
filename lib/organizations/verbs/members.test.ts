import { expect, it } from 'vitest'
import type { PersonActor, Role } from '../../actor'
import type { OrgId, UserId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { userToken } from '../../testing/fixtures/org-fixture'
import { operator } from '../../testing/fixtures/people'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import { openTeam } from '../../testing/fixtures/team'

async function createToken({ tokens }: TestServer, actor: PersonActor, input: object = {}): Promise<string> {
  const created = await tokens.create(actor, { ...userToken, ...input })
  if (!created.ok) throw new Error(JSON.stringify(created.error))
  return created.value.secret.reveal()
}

const roleOf = async ({ db }: TestServer, { orgId, userId }: PersonActor) =>
  db.read.membership.findUniqueOrThrow({ where: { orgId_userId: { orgId, userId } } })

onEveryDatabase('members', (open) => {
  it('a demotion takes effect on the tokens of the member immediately', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const [ana, rui] = [await person('Ana', 'owner'), await person('Rui', 'manager')]
    const token = await createToken(server, rui, { scopes: ['contacts:read', 'hooks:write'] })
    expect(await server.tokens.verify(token, { scopes: ['hooks:write'] })).toMatchObject({ active: true })
    expect(await server.organizations.changeRole(ana, orgId, { userId: rui.userId, role: 'member' })).toEqual({ ok: true, value: null })
    expect(await server.tokens.verify(token, { scopes: ['hooks:write'] })).toMatchObject({
      code: 'insufficient_scope',
      missing: ['hooks:write'],
    })
    expect(await server.tokens.verify(token)).toMatchObject({ active: true, scopes: ['contacts:read'] })
    await server.organizations.changeRole(ana, orgId, { userId: rui.userId, role: 'viewer' })
    expect(await server.tokens.verify(token)).toMatchObject({ active: true, scopes: [] })
    expect(await server.db.read.notice.findMany({ where: { userId: rui.userId, kind: 'role_changed' } })).toHaveLength(2)
    const { before, after } = await server.db.read.auditEntry.findFirstOrThrow({ where: { action: 'member.role_changed' } })
    expect([before, after]).toEqual(['{"role":"manager"}', '{"role":"member"}'])
  })

  it('removing a member revokes their user tokens; admin and location tokens stay', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const [ana, rui] = [await person('Ana', 'owner'), await person('Rui', 'admin')]
    const location = await server.organizations.addLocation(operator, orgId, { name: 'Downtown' })
    const locationId = location.ok ? location.value.locationId : null
    const own = [await createToken(server, rui), await createToken(server, rui, { name: 'Nightly export' })]
    const kept = [
      await createToken(server, rui, { type: 'admin', acknowledged: true }),
      await createToken(server, rui, { type: 'location', locationId }),
      await createToken(server, ana),
    ]
    expect(await server.organizations.removeMember(ana, orgId, rui.userId)).toEqual({ ok: true, value: { tokens: 2 } })
    for (const token of own) expect(await server.tokens.verify(token)).toMatchObject({ active: false, code: 'deleted' })
    for (const token of kept) expect(await server.tokens.verify(token)).toMatchObject({ active: true })
    const rows = await server.db.read.token.findMany({ where: { ownerId: rui.userId } })
    expect(rows.map(({ revokedReason, slot, liveSlot }) => [revokedReason, slot, liveSlot])).toEqual([
      ['member_left', null, null],
      ['member_left', null, null],
    ])
    expect(await server.organizations.bySlug(rui.userId, 'northwind')).toBeNull()
    expect(await server.organizations.removeMember(ana, orgId, rui.userId)).toMatchObject({ error: { code: 'not_found' } })
    const notified = await server.db.read.notice.findMany({ where: { kind: 'member_removed' } })
    expect(notified.map(({ userId }) => userId).sort()).toEqual([ana.userId, rui.userId].sort())
    expect((await server.audit.check(orgId)).firstBroken).toBeNull()
  })

  it('a removed member who is added again has the new role and none of their tokens', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const [ana, rui] = [await person('Ana', 'owner'), await person('Rui', 'admin')]
    const token = await createToken(server, rui)
    await server.organizations.removeMember(ana, orgId, rui.userId)
    expect((await server.organizations.addMember(operator, orgId, { userId: rui.userId, role: 'member' })).ok).toBe(true)
    expect(await server.organizations.bySlug(rui.userId, 'northwind')).toMatchObject({ role: 'member' })
    expect(await server.tokens.verify(token)).toMatchObject({ code: 'deleted' })
    expect((await server.tokens.create({ ...rui, role: 'member' }, userToken)).ok).toBe(true)
    const again = await server.organizations.addMember(operator, orgId, { userId: rui.userId, role: 'owner' })
    expect(again).toMatchObject({ error: { code: 'conflict' } })
  })

  it('the tokens of a deactivated member are suspended, not deleted', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const [ana, rui] = [await person('Ana', 'owner'), await person('Rui', 'member')]
    const token = await createToken(server, rui)
    await server.organizations.deactivateMember(ana, orgId, rui.userId)
    expect(await server.tokens.verify(token)).toMatchObject({ code: 'suspended' })
    expect(await server.organizations.reactivateMember(ana, orgId, rui.userId)).toEqual({ ok: true, value: null })
    expect(await server.tokens.verify(token)).toMatchObject({ active: true })
    expect(await server.organizations.reactivateMember(ana, orgId, rui.userId)).toMatchObject({ error: { code: 'conflict' } })
    const rows = await server.db.read.auditEntry.findMany({ where: { action: 'member.reactivated' } })
    expect(rows.map(({ subject, actorName, after }) => [subject, actorName, after])).toEqual([['Rui', 'Ana', '{"role":"member"}']])
    const notified = await server.db.read.notice.findMany({ where: { kind: 'role_changed' } })
    expect(notified.map((row) => row.userId).sort()).toEqual([ana.userId, rui.userId].sort())
    const subjects = (await server.mail.outbox()).map(({ subject }) => subject)
    expect(subjects.filter((subject) => subject === 'Ana reactivated Rui as member.')).toHaveLength(2)
    expect((await server.audit.check(orgId)).firstBroken).toBeNull()
  })

  it('the operator can reactivate a removed member, with their role and without their tokens', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const rui = await person('Rui', 'manager')
    await person('Ana', 'owner')
    const token = await createToken(server, rui)
    await server.organizations.removeMember(operator, orgId, rui.userId)
    expect((await server.organizations.reactivateMember(operator, orgId, rui.userId)).ok).toBe(true)
    expect(await server.organizations.bySlug(rui.userId, 'northwind')).toMatchObject({ role: 'manager' })
    expect(await server.tokens.verify(token)).toMatchObject({ code: 'deleted' })
  })

  it('reactivating an owner requires an owner, and reactivating anyone requires re-authentication', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const [ana, rui, leo] = [await person('Ana', 'owner'), await person('Rui', 'admin'), await person('Leo', 'owner')]
    await server.organizations.deactivateMember(ana, orgId, leo.userId)
    expect(await server.organizations.reactivateMember(rui, orgId, leo.userId)).toMatchObject({ error: { code: 'forbidden' } })
    const expired = { ...ana, reauthUntil: await server.clock.now() }
    expect(await server.organizations.reactivateMember(expired, orgId, leo.userId)).toMatchObject({
      error: { code: 'reauthentication_required' },
    })
    expect((await roleOf(server, leo)).deactivatedAt).not.toBeNull()
  })

  it('a role change records the locations only if they changed, and nothing if nothing changed', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const [ana, rui] = [await person('Ana', 'owner'), await person('Rui', 'member')]
    const added = await Promise.all(['Downtown', 'Harbour'].map((name) => server.organizations.addLocation(operator, orgId, { name })))
    const locationIds = added.flatMap((location) => (location.ok ? [location.value.locationId] : []))
    const change = (role: Role, ids?: string[]) =>
      server.organizations.changeRole(ana, orgId, { userId: rui.userId, role, ...(ids && { locationIds: ids }) })
    await change('manager', locationIds)
    await change('manager', locationIds)
    await change('manager', locationIds.slice(1))
    await change('viewer')
    const rows = await server.db.read.auditEntry.findMany({ where: { action: 'member.role_changed' }, orderBy: { seq: 'asc' } })
    expect(rows.map(({ before, after }) => [before, after].map((side) => JSON.parse(side ?? '')))).toEqual([
      [
        { role: 'member', locations: [] },
        { role: 'manager', locations: ['downtown', 'harbour'] },
      ],
      [
        { role: 'manager', locations: ['downtown', 'harbour'] },
        { role: 'manager', locations: ['harbour'] },
      ],
      [{ role: 'manager' }, { role: 'viewer' }],
    ])
  })

  it('only owners can change owners, members can change no one, and every change requires re-authentication', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const [ana, rui, leo] = [await person('Ana', 'owner'), await person('Rui', 'admin'), await person('Leo', 'member')]
    const { organizations } = server
    const forbidden = { ok: false, error: { code: 'forbidden' } }
    expect(await organizations.changeRole(rui, orgId, { userId: ana.userId, role: 'member' })).toEqual(forbidden)
    expect(await organizations.changeRole(rui, orgId, { userId: leo.userId, role: 'owner' })).toEqual(forbidden)
    expect(await organizations.removeMember(rui, orgId, ana.userId)).toEqual(forbidden)
    expect(await organizations.changeRole(leo, orgId, { userId: leo.userId, role: 'admin' })).toEqual(forbidden)
    expect(await organizations.members(leo, orgId)).toEqual(forbidden)
    expect(await organizations.members(rui, 'other' as OrgId)).toEqual(forbidden)
    const expired = { ...ana, reauthUntil: await server.clock.now() }
    expect(await organizations.removeMember(expired, orgId, leo.userId)).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await organizations.removeMember(ana, orgId, 'unknown' as UserId)).toMatchObject({ error: { code: 'not_found' } })
    expect(await organizations.changeRole(rui, orgId, { userId: leo.userId, role: 'manager' })).toMatchObject({ ok: true })
    expect(await organizations.members(rui, orgId)).toMatchObject({
      value: [{ name: 'Ana', role: 'owner' }, { role: 'manager' }, { role: 'admin' }],
    })
  })

  it('the last owner cannot be demoted, deactivated or removed', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const ana = await person('Ana', 'owner')
    const last = { ok: false, error: { code: 'conflict', detail: 'Make someone else an owner first.' } }
    for (const actor of [ana, operator]) {
      expect(await server.organizations.changeRole(actor, orgId, { userId: ana.userId, role: 'admin' })).toEqual(last)
      expect(await server.organizations.deactivateMember(actor, orgId, ana.userId)).toEqual(last)
      expect(await server.organizations.removeMember(actor, orgId, ana.userId)).toEqual(last)
    }
    const rui = await person('Rui', 'owner')
    await server.db.write((tx) => tx.user.update({ where: { id: rui.userId }, data: { deactivatedAt: new Date('2026-11-20T12:00:00Z') } }))
    expect(await server.organizations.removeMember(ana, orgId, ana.userId)).toEqual(last)
  })

  it('of two owners who demote each other concurrently, one stays owner', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await person(`One${round}`, 'owner'), await person(`Other${round}`, 'owner')]
      const demote = (actor: PersonActor, { userId }: PersonActor) =>
        server.organizations.changeRole(actor, orgId, { userId, role: 'member' })
      const outcomes = await Promise.all([demote(one, other), demote(other, one)])
      expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.error.code)).sort()).toEqual(['done', 'forbidden'])
      const roles = [(await roleOf(server, one)).role, (await roleOf(server, other)).role]
      expect(roles.sort()).toEqual(['member', 'owner'])
      await server.organizations.removeMember(operator, orgId, (roles[0] === 'owner' ? one : other).userId)
    }
  })

  it('a page of members is searched and sorted, says what removing each would do, and lists no removed one', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const [ana, rui, leo] = [await person('Ana', 'owner'), await person('Rui', 'admin'), await person('Leo', 'member')]
    const location = await server.organizations.addLocation(operator, orgId, { name: 'Downtown' })
    const locationIds = location.ok ? [location.value.locationId] : []
    await server.organizations.changeRole(ana, orgId, { userId: leo.userId, role: 'manager', locationIds })
    await createToken(server, rui)
    await createToken(server, rui, { type: 'admin', acknowledged: true })
    const page = async (actor: PersonActor, filter = {}) => {
      const found = await server.organizations.memberPage(actor, filter)
      if (!found.ok) throw new Error(found.error.code)
      return found.value
    }
    const names = async (filter: object) => (await page(ana, filter)).rows.map(({ name }) => name)
    expect(await names({})).toEqual(['Ana', 'Leo', 'Rui'])
    expect(await names({ sort: 'name.desc' })).toEqual(['Rui', 'Leo', 'Ana'])
    expect(await names({ sort: 'no such order', page: 'x', q: ['two'] })).toEqual(['Ana', 'Leo', 'Rui'])
    expect(await names({ page: '99' })).toEqual(['Ana', 'Leo', 'Rui'])
    expect(await names({ q: 'RÚI' })).toEqual(['Rui'])
    expect(await names({ q: 'leo@example' })).toEqual(['Leo'])
    for (const q of ['ui', '%', '_', '***']) expect(await names({ q })).toEqual([])
    const [ofAna, ofLeo, ofRui] = (await page(ana)).rows
    expect(ofRui).toMatchObject({ tokens: 1, created: { admin: 1, location: 0 }, change: 'allowed', secondFactor: false, lastSeenAt: null })
    expect(ofLeo).toMatchObject({ role: 'manager', locations: [{ name: 'Downtown', archived: false }] })
    expect(ofAna).toMatchObject({ change: 'last_owner', self: true })
    expect((await page(rui)).rows.map(({ change }) => change)).toEqual(['owners_only', 'allowed', 'allowed'])
    expect([(await page(rui)).roles, (await page(ana)).roles].map((given) => given.includes('owner'))).toEqual([false, true])
    await server.organizations.deactivateMember(ana, orgId, leo.userId)
    await server.organizations.removeMember(ana, orgId, rui.userId)
    expect((await page(ana)).rows.map(({ name, active }) => [name, active])).toEqual([
      ['Ana', true],
      ['Leo', false],
    ])
    for (const actor of [leo, rui]) {
      expect(await server.organizations.memberPage({ ...actor, role: 'manager' }, {})).toMatchObject({ error: { code: 'forbidden' } })
    }
  })

  it('a removed member comes back through the operator or an invitation only', async () => {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const [ana, rui] = [await person('Ana', 'owner'), await person('Rui', 'member')]
    await server.organizations.deactivateMember(ana, orgId, rui.userId)
    expect(await server.organizations.removeMember(ana, orgId, rui.userId)).toEqual({ ok: true, value: { tokens: 0 } })
    expect(await server.organizations.reactivateMember(ana, orgId, rui.userId)).toMatchObject({ error: { code: 'not_found' } })
    expect(await server.organizations.reactivateMember(operator, orgId, rui.userId)).toMatchObject({ ok: true })
    const found = await server.organizations.memberPage(ana, {})
    expect(found).toMatchObject({ value: { rows: [{ name: 'Ana' }, { name: 'Rui', active: true }] } })
  })
})
