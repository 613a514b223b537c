import { expect, it } from 'vitest'
import type { PersonActor, Role } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { userToken } from '../../testing/fixtures/org-fixture'
import { testServer } from '../../testing/fixtures/server'
import { openTeam } from '../../testing/fixtures/team'
import type { ExportedLocation } from '../schema'

onEveryDatabase('locations', (open) => {
  async function openFixture() {
    const server = await testServer(await open())
    const team = await openTeam(server)
    const ana = await team.person('Ana', 'owner')
    const added = await server.organizations.addLocation(ana, team.orgId, { name: 'Downtown' })
    if (!added.ok) throw new Error(added.error.code)
    const { locationId } = added.value
    const rows = async () => {
      const page = await server.organizations.locationPage(ana, {})
      return page.ok ? page.value.rows : []
    }
    return { ...team, ana, locationId, rows, to: server.organizations }
  }

  it('archiving a location rejects its tokens on the next request, and restoring it accepts them again', async () => {
    const { server, orgId, ana, locationId, rows, to, person } = await openFixture()
    const mia = await person('Mia', 'member')
    await to.changeRole(ana, orgId, { userId: mia.userId, role: 'manager', locationIds: [locationId] })
    const created = await server.tokens.create(ana, { ...userToken, type: 'location', locationId })
    const token = created.ok ? created.value.secret.reveal() : ''
    expect(await rows()).toMatchObject([{ name: 'Downtown', slug: 'downtown', archived: false, managers: ['Mia'], members: 1, tokens: 1 }])
    expect(await to.archiveLocation(ana, locationId)).toEqual({ ok: true, value: null })
    expect(await server.tokens.verify(token)).toMatchObject({ active: false, code: 'suspended' })
    expect(await to.archiveLocation(ana, locationId)).toMatchObject({ error: { code: 'wrong_status' } })
    expect(await rows()).toMatchObject([{ archived: true, tokens: 1 }])
    expect(await to.restoreLocation(ana, locationId)).toEqual({ ok: true, value: null })
    expect(await server.tokens.verify(token)).toMatchObject({ active: true })
    expect(await to.restoreLocation(ana, locationId)).toMatchObject({ error: { code: 'wrong_status' } })
    const entries = await server.db.read.auditEntry.findMany({ where: { action: { startsWith: 'location.' } }, orderBy: { seq: 'asc' } })
    expect(entries.map(({ action, after }) => [action, after])).toEqual([
      ['location.added', null],
      ['location.archived', '{"tokens":1}'],
      ['location.restored', '{"tokens":1}'],
    ])
    expect((await server.audit.check(orgId)).firstBroken).toBeNull()
  })

  it('a renamed location keeps its slug, and names and slugs are checked', async () => {
    const { orgId, ana, locationId, rows, to } = await openFixture()
    expect(await to.editLocation(ana, locationId, { name: ' Old Town ' })).toEqual({ ok: true, value: null })
    expect(await rows()).toMatchObject([{ name: 'Old Town', slug: 'downtown' }])
    expect(await to.editLocation(ana, locationId, { name: '' })).toMatchObject({ error: { fields: { name: ['Name the location.'] } } })
    expect(await to.addLocation(ana, orgId, { name: 'Downtown' })).toMatchObject({ error: { code: 'conflict' } })
    for (const call of [to.archiveLocation, to.restoreLocation])
      expect(await call(ana, 'unknown')).toMatchObject({ error: { code: 'not_found' } })
  })

  it('a location has a unique code, a street address and a time zone, and is found by them', async () => {
    const { server, orgId, ana, locationId, rows, to } = await openFixture()
    const details = { name: 'Downtown', code: 'LIS-01', streetAddress: 'Rua Augusta 12, Lisboa', timeZone: 'Europe/Lisbon' }
    expect(await to.editLocation(ana, locationId, { ...details, code: 'lis-01' })).toEqual({ ok: true, value: null })
    expect(await rows()).toMatchObject([details])
    const taken = { error: { code: 'conflict', fields: { code: ['Another location has the code LIS-01.'] } } }
    expect(await to.addLocation(ana, orgId, { name: 'Harbour', code: 'Lis-01' })).toMatchObject(taken)
    const harbour = await to.addLocation(ana, orgId, { name: 'Harbour', code: 'OPO-02', streetAddress: 'Cais da Ribeira' })
    expect(await to.editLocation(ana, harbour.ok ? harbour.value.locationId : '', { ...details, name: 'Harbour' })).toMatchObject(taken)
    expect(await to.editLocation(ana, locationId, { ...details, code: 'LIS 01', timeZone: 'Mars/Base' })).toMatchObject({
      error: { fields: { code: [expect.stringContaining('Use letters')], timeZone: ['Choose a time zone.'] } },
    })
    const found = async (q: string) => {
      const page = await to.locationPage(ana, { q })
      return page.ok ? page.value.rows.map(({ name }) => name) : []
    }
    expect(await found('augusta')).toEqual(['Downtown'])
    expect(await found('opo ribeira')).toEqual(['Harbour'])
    expect(await found('*')).toEqual([])
    const entry = await server.db.read.auditEntry.findFirst({ where: { action: 'location.changed' } })
    expect([entry?.subject, entry?.before, entry?.after]).toEqual([
      'Downtown',
      '{"code":null,"streetAddress":"","timeZone":null}',
      '{"code":"LIS-01","streetAddress":"Rua Augusta 12, Lisboa","timeZone":"Europe/Lisbon"}',
    ])
    const exported = to.exportLocations(ana, { q: 'lis' })
    const lines: ExportedLocation[] = []
    if (exported.ok) for await (const batch of exported.value) lines.push(...batch)
    expect(lines).toMatchObject([{ ...details, slug: 'downtown', archivedAt: null }])
  })

  it('only owners and admins of the organization change its locations, its name and its time zone', async () => {
    const { server, orgId, ana, locationId, to, person } = await openFixture()
    const calls = [
      (actor: PersonActor) => to.locationPage(actor, {}),
      (actor: PersonActor) => to.exportLocations(actor, {}),
      (actor: PersonActor) => to.addLocation(actor, actor.orgId, { name: 'Harbour' }),
      (actor: PersonActor) => to.editLocation(actor, locationId, { name: 'Harbour' }),
      (actor: PersonActor) => to.archiveLocation(actor, locationId),
      (actor: PersonActor) => to.restoreLocation(actor, locationId),
      (actor: PersonActor) => to.saveGeneral(actor, { name: 'Harbour', timeZone: 'UTC' }),
    ]
    const roles: readonly Role[] = ['manager', 'member', 'viewer']
    for (const role of roles) {
      const actor = await person(role, role)
      for (const call of calls) expect(await call(actor)).toMatchObject({ error: { code: 'forbidden' } })
    }
    const general = { name: 'Northwind Homes', timeZone: 'Europe/Lisbon' }
    expect(await to.saveGeneral(ana, general)).toEqual({ ok: true, value: general })
    expect(await to.saveGeneral(ana, { ...general, timeZone: 'Mars/Base' })).toMatchObject({ error: { code: 'invalid_input' } })
    expect(await to.bySlug(ana.userId, 'northwind')).toMatchObject(general)
    const other = await server.organizations.createOrganization({ kind: 'operator', name: 'tests' }, { name: 'Meridian', slug: 'meridian' })
    const elsewhere = { ...ana, orgId: other.ok ? other.value.orgId : orgId }
    for (const call of calls.slice(2)) expect((await call(elsewhere)).ok).toBe(false)
  })
})
