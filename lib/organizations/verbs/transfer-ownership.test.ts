import { expect, it } from 'vitest'
import type { PersonActor, Role } from '../../actor'
import type { UserId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import { openTeam } from '../../testing/fixtures/team'

const roleOf = async ({ db }: TestServer, { orgId, userId }: PersonActor): Promise<string> =>
  (await db.read.membership.findUniqueOrThrow({ where: { orgId_userId: { orgId, userId } } })).role

onEveryDatabase('transferring an organization', (open) => {
  async function setUp() {
    const team = await openTeam(await testServer(await open()))
    const [ana, rui, eva] = [await team.person('Ana', 'owner'), await team.person('Rui', 'admin'), await team.person('Eva', 'member')]
    const owners = () =>
      team.server.db.read.membership.count({ where: { orgId: team.orgId, role: 'owner' satisfies Role, deactivatedAt: null } })
    return {
      ...team,
      ana,
      rui,
      eva,
      owners,
      transfer: (actor: PersonActor, to: UserId) => team.server.organizations.transferOwnership(actor, to),
    }
  }

  it('makes the member an owner and the old owner an admin, and is recorded', async () => {
    const { server, orgId, ana, eva, transfer } = await setUp()
    expect(await transfer(ana, eva.userId)).toEqual({ ok: true, value: null })
    expect([await roleOf(server, ana), await roleOf(server, eva)]).toEqual(['admin', 'owner'])
    const last = await server.db.read.auditEntry.findFirst({ where: { orgId }, orderBy: { seq: 'desc' } })
    expect(last).toMatchObject({ action: 'organization.transferred', actorName: 'Ana', subject: 'Eva' })
    // the request was made before the transfer: its role no longer counts
    expect(await transfer(ana, eva.userId)).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('is rejected without the role, a re-authentication or an active member', async () => {
    const { server, orgId, ana, rui, eva, transfer, owners } = await setUp()
    expect(await transfer(rui, eva.userId)).toMatchObject({ error: { code: 'forbidden' } })
    expect(await transfer({ ...ana, reauthUntil: null }, eva.userId)).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await transfer(ana, 'no-one' as UserId)).toMatchObject({ error: { code: 'not_found' } })
    expect(await transfer(ana, ana.userId)).toMatchObject({ error: { code: 'conflict' } })
    await server.organizations.deactivateMember(ana, orgId, eva.userId)
    expect(await transfer(ana, eva.userId)).toMatchObject({ error: { code: 'not_found' } })
    expect(await owners()).toBe(1)
  })

  it('never leaves the organization without an owner while members are removed and demoted', async () => {
    const { server, orgId, ana, eva, rui, transfer, owners } = await setUp()
    const { organizations } = server
    await organizations.changeRole(ana, orgId, { userId: rui.userId, role: 'owner' })
    const other: PersonActor = { ...rui, role: 'owner' }
    await Promise.all([
      transfer(ana, eva.userId),
      organizations.removeMember(other, orgId, eva.userId),
      organizations.changeRole(other, orgId, { userId: ana.userId, role: 'member' }),
      organizations.changeRole(ana, orgId, { userId: rui.userId, role: 'member' }),
      transfer(other, eva.userId),
    ])
    expect(await owners()).toBeGreaterThan(0)
    expect((await server.audit.check(orgId)).firstBroken).toBeNull()
  })

  it('and the removal of the new owner end with one of the two', async () => {
    const { server, orgId, ana, eva, rui, transfer, owners } = await setUp()
    const [transferred, removed] = await Promise.all([transfer(ana, eva.userId), server.organizations.removeMember(rui, orgId, eva.userId)])
    expect([transferred.ok, removed.ok].filter(Boolean)).toHaveLength(1)
    expect(await owners()).toBe(1)
  })
})
