import { expect, it } from 'vitest'
import type { OrgId } from '../ids'
import { ok } from '../result'
import { onEveryDatabase } from '../testing/databases/databases'
import { addOrganization, openOrgFixture, orgId } from '../testing/fixtures/org-fixture'

const forbidden = { ok: false, error: { code: 'forbidden' } }
const [downtown, harbour] = [`${orgId}-downtown`, `${orgId}-harbour`]
const at = new Date('2026-11-20T12:00:00Z')

onEveryDatabase('a change by a person', (open) => {
  async function setUp() {
    const fixture = await openOrgFixture(await open())
    const { db, audit } = fixture
    const manager = await fixture.person('manager', 'Mia Santos', { locationIds: [downtown, harbour] })
    const key = { orgId_userId: { orgId, userId: manager.userId } }
    const change = (actor = manager) =>
      audit.change(actor.orgId, actor, at, async (tx, record) => {
        await tx.organization.update({ where: { id: orgId }, data: { name: 'Changed' } })
        await record({ action: 'organization.created' })
        return ok('changed')
      })
    const written = () => db.read.organization.count({ where: { name: 'Changed' } })
    return { ...fixture, manager, key, change, written }
  }

  it('runs with the membership, role and locations of the request', async () => {
    const { manager, change, written } = await setUp()
    expect(await change()).toEqual({ ok: true, value: 'changed' })
    const reordered = manager.locationIds.toReversed()
    expect(await change({ ...manager, locationIds: [...reordered, ...reordered] })).toEqual({ ok: true, value: 'changed' })
    expect(await written()).toBe(1)
  })

  it.each([
    ['their membership was deactivated', { deactivatedAt: at }],
    ['their account was deactivated', { user: { update: { deactivatedAt: at } } }],
    ['they were demoted', { role: 'member' }],
    ['they were promoted', { role: 'admin' }],
    ['they lost a location', { locations: { deleteMany: { locationId: harbour } } }],
    ['they lost every location', { locations: { deleteMany: {} } }],
  ])('is forbidden, and writes and records nothing, once %s', async (_, data) => {
    const { db, key, change, written } = await setUp()
    await db.write((tx) => tx.membership.update({ where: key, data }))
    expect(await change()).toEqual(forbidden)
    expect([await written(), await db.read.auditEntry.count()]).toEqual([0, 0])
  })

  it('is forbidden with a location the person does not have', async () => {
    const { db, key, manager, change, written } = await setUp()
    await db.write((tx) => tx.membership.update({ where: key, data: { locations: { deleteMany: { locationId: harbour } } } }))
    const [own] = manager.locationIds
    expect(await change({ ...manager, locationIds: own ? [own, own] : [] })).toEqual({ ok: true, value: 'changed' })
    expect(await change({ ...manager, locationIds: ['other' as (typeof manager.locationIds)[0]] })).toEqual(forbidden)
    expect(await written()).toBe(1)
  })

  it('is forbidden in another organization', async () => {
    const fixture = await setUp()
    const other = 'other-org' as OrgId
    await addOrganization(fixture, other)
    expect(await fixture.audit.change(other, fixture.manager, at, async () => ok(null))).toEqual(forbidden)
  })

  it('is forbidden for every verb on tokens and the policy after a demotion', async () => {
    const { db, person, make, tokens } = await openOrgFixture(await open())
    const admin = await person('admin', 'Rui Costa', { fresh: true })
    const { tokenKey } = await make(admin)
    const policy = await tokens.policy.show(admin)
    if (!policy.ok) throw new Error(policy.error.code)
    await db.write((tx) => tx.membership.update({ where: { orgId_userId: { orgId, userId: admin.userId } }, data: { role: 'member' } }))
    const expires = { kind: 'after', duration: 'P1Y' } as const
    const input = { name: 'Gateway', scopes: ['contacts:read'], expires }
    expect(await tokens.create(admin, { ...input, type: 'admin', acknowledged: true })).toMatchObject(forbidden)
    expect(await tokens.setActive(admin, tokenKey, false)).toMatchObject(forbidden)
    expect(await tokens.rotate(admin, tokenKey, { overlap: 'PT0S' })).toMatchObject(forbidden)
    expect(await tokens.exportRows(admin, {})).toMatchObject(forbidden)
    expect(await tokens.policy.save(admin, { ...policy.value.terms, listedPerPerson: 2 }, policy.value.version)).toMatchObject(forbidden)
    expect(await db.read.token.count()).toBe(1)
  })
})

onEveryDatabase('the rest of a change', (open) => {
  it('is recorded with the actor and the origin of the entry that began it', async () => {
    const fixture = await openOrgFixture(await open())
    const { db, audit } = fixture
    const ana = await fixture.person('owner', 'Ana Martins')
    const begun = await audit.change(orgId, ana, at, async (_tx, record) => ok(await record({ action: 'member.removed', subject: 'Rui' })))
    if (!begun.ok) throw new Error(begun.error.code)
    const later = new Date(at.getTime() + 60_000)
    await audit.continueChange(orgId, begun.value, later, (_tx, record) => record({ action: 'token.deleted', subject: 'Night job' }))
    const [first, rest] = await db.read.auditEntry.findMany({ where: { orgId }, orderBy: { seq: 'asc' } })
    const { actorKind, actorId, actorName, ip, userAgent, requestId } = first ?? {}
    expect(rest).toMatchObject({ seq: begun.value + 1, at: later, actorKind, actorId, actorName, ip, userAgent, requestId })
    expect([actorId, ip]).toEqual([ana.userId, ana.origin.ip])
    expect((await audit.check(orgId)).firstBroken).toBeNull()
    await expect(audit.continueChange(orgId, 99, later, () => Promise.resolve(null))).rejects.toThrow('is missing')
  })
})
