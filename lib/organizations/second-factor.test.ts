import { expect, it } from 'vitest'
import type { UserId } from '../ids'
import { onEveryDatabase } from '../testing/databases/databases'
import { accountOf, openSession } from '../testing/fixtures/people'
import { type TestServer, testServer } from '../testing/fixtures/server'
import { openTeam } from '../testing/fixtures/team'

/** A confirmed authenticator, without the ceremony that two-factor.test.ts covers. */
const addCodes = ({ db, machine }: TestServer, userId: UserId) =>
  db.write(async (tx) => {
    const at = await machine.now()
    await tx.authenticator.create({ data: { userId, viewKeyId: 'v', nonce: 'n', sealed: 's', createdAt: at, confirmedAt: at } })
  })

const addPasskey = ({ db, machine }: TestServer, userId: UserId) =>
  db.write(async (tx) => {
    const row = { id: userId, userId, name: 'Phone', publicKey: 'p', counter: 0, transports: '', deviceType: 'multiDevice', backedUp: true }
    await tx.passkey.create({ data: { ...row, createdAt: await machine.now() } })
  })

onEveryDatabase('a required second factor', (open) => {
  async function setUp() {
    const team = await openTeam(await testServer(await open()))
    const [ana, rui, eva] = [await team.person('Ana', 'owner'), await team.person('Rui', 'admin'), await team.person('Eva', 'member')]
    const lacks = async () => {
      const found = await Promise.all([ana, rui, eva].map(({ userId }) => team.server.organizations.bySlug(userId, 'northwind')))
      return found.map((membership) => membership?.lacksSecondFactor)
    }
    return { ...team, ana, rui, eva, lacks }
  }

  it('is asked of the roles that the rule names, from their next request on', async () => {
    const { server, ana, rui, eva, lacks } = await setUp()
    const save = (rule: 'optional' | 'admins' | 'everyone') => server.organizations.saveSecondFactorRule(ana, { rule })
    expect(await save('admins')).toMatchObject({ error: { code: 'conflict' } })
    await addCodes(server, ana.userId)
    expect(await save('admins')).toEqual({ ok: true, value: { rule: 'admins' } })
    expect(await lacks()).toEqual([false, true, false])
    expect(await save('everyone')).toMatchObject({ ok: true })
    expect(await lacks()).toEqual([false, true, true])
    await addCodes(server, eva.userId)
    expect(await lacks()).toEqual([false, true, false])
    const page = await server.organizations.memberPage(ana, {})
    expect(page.ok && page.value.rows.map(({ name, secondFactor, lacksSecondFactor }) => [name, secondFactor, lacksSecondFactor])).toEqual([
      ['Ana', true, false],
      ['Eva', true, false],
      ['Rui', false, true],
    ])
    const demand = await server.organizations.secondFactorDemand(await accountOf(server, await openSession(server, 'rui@example.com')))
    expect(demand).toEqual({ organizations: [{ slug: 'northwind', name: 'Northwind Realty' }], fulfilled: false })
    expect(await save('optional')).toMatchObject({ ok: true })
    expect(await lacks()).toEqual([false, false, false])
    const actions = await server.db.read.auditEntry.findMany({ where: { action: 'organization.second_factor_changed' } })
    expect(actions.map(({ before, after }) => [before, after])).toEqual([
      ['{"secondFactor":"optional"}', '{"secondFactor":"admins"}'],
      ['{"secondFactor":"admins"}', '{"secondFactor":"everyone"}'],
      ['{"secondFactor":"everyone"}', '{"secondFactor":"optional"}'],
    ])
    expect(rui.role).toBe('admin')
  })

  it('is not a passkey beside a password, which signs in without it', async () => {
    const { server, ana, eva, lacks } = await setUp()
    await addCodes(server, ana.userId)
    await server.organizations.saveSecondFactorRule(ana, { rule: 'everyone' })
    await addPasskey(server, eva.userId)
    expect((await lacks())[2]).toBe(true)
    await server.db.write((tx) => tx.user.update({ where: { id: eva.userId }, data: { passwordHash: null } }))
    expect((await lacks())[2]).toBe(false)
  })

  it('is decided by owners who have just re-authenticated', async () => {
    const { server, ana, rui, eva } = await setUp()
    await addCodes(server, ana.userId)
    const save = server.organizations.saveSecondFactorRule
    for (const actor of [rui, eva]) expect(await save(actor, { rule: 'everyone' })).toMatchObject({ error: { code: 'forbidden' } })
    expect(await save({ ...ana, reauthUntil: null }, { rule: 'everyone' })).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await save(ana, { rule: 'everybody' as 'everyone' })).toMatchObject({ error: { code: 'invalid_input' } })
  })
})
