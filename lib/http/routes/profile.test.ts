import { expect, it } from 'vitest'
import { roles } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { codeOf, openApiFixture } from '../../testing/fixtures/api-fixture'
import { otherOrg } from '../../testing/fixtures/contacts'

const path = '/api/v1/profile'
const start = new Date('2026-11-20T12:00:00Z')

onEveryDatabase('/api/v1/profile', (open) => {
  it('a user token reads name, email, signature and subdomain of its owner, and nothing else', async () => {
    const { call, make, ana, db } = await openApiFixture(await open())
    await db.write((tx) => tx.user.update({ where: { id: ana.userId }, data: { subdomain: 'ana', signature: 'Ana\nRealtor' } }))
    const read = await call('GET', path, { token: await make() })
    expect(read.status).toBe(200)
    expect(read.body).toEqual({
      name: 'Ana Martins',
      email: 'ana.martins.northwind-org@example.com',
      signature: 'Ana\nRealtor',
      subdomain: 'ana',
    })
  })

  it('every type of token reaches only its own people', async () => {
    const { call, make, admin, location, owner, ana, rui, eva } = await openApiFixture(await open())
    const people = { owner, ana, rui, eva }
    const tokens = { ana: await make(), rui: await make(rui), admin: await admin(), location: await location(), eva: await make(eva) }
    const reached: Record<string, object> = {}
    for (const [holder, token] of Object.entries(tokens)) {
      const requests = Object.entries(people).map(async ([name, person]) => {
        const read = await call('GET', `${path}?user=${person.userId}`, { token })
        const written = await call('PATCH', `${path}?user=${person.userId}`, { token, body: { signature: holder } })
        if (read.status === 200) expect(read.body).toMatchObject({ name: person.name })
        if (written.status === 200) expect(written.body).toMatchObject({ name: person.name, signature: holder })
        return [name, `${read.status} ${written.status}`] as const
      })
      const statuses = await Promise.all(requests)
      reached[holder] = Object.fromEntries(statuses.filter(([, both]) => both !== '422 422'))
    }
    const own = '200 200'
    expect(reached).toEqual({
      ana: { ana: own },
      rui: { rui: own },
      eva: { eva: own },
      admin: { owner: '200 403', ana: own, rui: own },
      location: { rui: own },
    })
  })

  it('a token cannot update a profile above the roles that can create its type', async () => {
    const { call, admin, location, rui, db, scene } = await openApiFixture(await open())
    const tokens = { admin: await admin(), location: await location() }
    const writeWith = async (token: string) =>
      codeOf(await call('PATCH', `${path}?user=${rui.userId}`, { token, body: { name: 'New Name' } }))
    const statuses: Record<string, unknown> = {}
    const become = (orgId: string, role: string) =>
      db.write((tx) => tx.membership.update({ where: { orgId_userId: { orgId, userId: rui.userId } }, data: { role } }))
    const write = async () => [(await writeWith(tokens.admin))[0], (await writeWith(tokens.location))[0]]
    for (const role of roles) {
      await become(rui.orgId, role)
      statuses[role] = await write()
    }
    expect(statuses).toEqual({ owner: [403, 403], admin: [200, 403], manager: [200, 200], member: [200, 200], viewer: [200, 200] })
    expect((await scene.audit.check(rui.orgId)).firstBroken).toBeNull()
  })

  it("admin and location tokens cannot update or detect a member of another organization; the person's own token can", async () => {
    const { call, make, admin, location, rui, db } = await openApiFixture(await open())
    const [others, own] = [[await admin(), await location()], await make(rui)]
    const write = (token: string, body: object, user: string = rui.userId) => call('PATCH', `${path}?user=${user}`, { token, body })
    const unreachable = { status: 422, body: { fields: { user: ['This person is not within reach of the token.'] } } }
    for (const token of others) expect(await write(token, {}, 'unknown')).toMatchObject(unreachable)
    const where = { orgId: otherOrg, userId: rui.userId }
    await db.write((tx) => tx.membership.create({ data: { ...where, role: 'viewer', createdAt: start } }))
    for (const role of roles) {
      await db.write((tx) => tx.membership.update({ where: { orgId_userId: where }, data: { role } }))
      for (const body of [{}, { name: rui.name }, { signature: role }]) {
        for (const token of others) expect(await write(token, body)).toMatchObject(unreachable)
        expect((await write(own, body)).status).toBe(200)
      }
    }
    await db.write((tx) => tx.membership.updateMany({ where, data: { deactivatedAt: start } }))
    for (const token of [...others, own]) expect((await write(token, { name: 'New Name' })).status).toBe(200)
  })

  it('a token without an owner must name a reachable person', async () => {
    const { call, admin, location, db, ana } = await openApiFixture(await open())
    const all = await admin()
    for (const token of [all, await location()]) {
      for (const query of ['', '?user=', '?user=unknown', '?user=%00', '?user=a&user=b', '?id=x']) {
        expect([query, ...codeOf(await call('GET', path + query, { token }))]).toEqual([query, 422, 'invalid_input'])
      }
    }
    await db.write((tx) =>
      tx.membership.updateMany({ where: { userId: ana.userId }, data: { deactivatedAt: new Date('2026-11-20T12:00:00Z') } }),
    )
    expect(codeOf(await call('GET', `${path}?user=${ana.userId}`, { token: all }))).toEqual([422, 'invalid_input'])
  })

  it('name and signature are updated, and search finds the new name', async () => {
    const { call, make, ana, db } = await openApiFixture(await open())
    const token = await make()
    const written = await call('PATCH', path, { token, body: { name: ' Ana Sousa ', signature: 'Ana Sousa\r\n<b>Realtor</b>\n' } })
    expect(written).toMatchObject({ status: 200, body: { name: 'Ana Sousa', signature: 'Ana Sousa\n<b>Realtor</b>' } })
    expect((await call('GET', path, { token })).body).toEqual(written.body)
    expect(await db.read.user.findUnique({ where: { id: ana.userId } })).toMatchObject({
      search: ' ana sousa ana martins northwind org example com',
      email: 'ana.martins.northwind-org@example.com',
    })
  })

  it('a change is audited with before and after; an update without changes is not', async () => {
    const { call, make, scene, ana, db } = await openApiFixture(await open())
    const token = await make()
    const entries = () => db.read.auditEntry.findMany({ where: { action: 'member.profile_changed' } })
    await call('PATCH', path, { token, body: {} })
    await call('PATCH', path, { token, body: { name: 'Ana Martins' } })
    expect(await entries()).toEqual([])
    await call('PATCH', path, { token, body: { name: 'Ana Sousa' } })
    expect(await entries()).toMatchObject([
      {
        actorKind: 'token',
        actorId: token.slice(0, 20),
        subject: 'Ana Sousa',
        before: '{"name":"Ana Martins"}',
        after: '{"name":"Ana Sousa"}',
      },
    ])
    expect(await scene.audit.check(ana.orgId)).toMatchObject({ firstBroken: null })
  })

  it('only name and signature can be updated, within their limits', async () => {
    const { call, make } = await openApiFixture(await open())
    const token = await make()
    const before = (await call('GET', path, { token })).body
    for (const body of [
      { email: 'x@example.com' },
      { subdomain: 'x' },
      { role: 'owner' },
      { name: '' },
      { name: '\u200B' },
      { name: 'a\u200Bb' },
      { name: 'x'.repeat(101) },
      { name: { set: 'x' } },
      { name: null },
      { name: 'a\nb' },
      { signature: 'x'.repeat(1_001) },
      { signature: 'a\0' },
      { signature: 'a\u202Eevil' },
      { signature: ['x'] },
    ]) {
      const rejected = await call('PATCH', path, { token, body })
      expect([JSON.stringify(body).slice(0, 40), ...codeOf(rejected)]).toEqual([JSON.stringify(body).slice(0, 40), 422, 'invalid_input'])
    }
    expect((await call('GET', path, { token })).body).toEqual(before)
  })

  it('reading and updating need different scopes', async () => {
    const { call, make } = await openApiFixture(await open())
    const [reader, writer] = [await make(undefined, { scopes: ['profile:read'] }), await make(undefined, { scopes: ['profile:write'] })]
    expect(codeOf(await call('PATCH', path, { token: reader, body: {} }))).toEqual([403, 'insufficient_scope'])
    expect(codeOf(await call('GET', path, { token: writer }))).toEqual([403, 'insufficient_scope'])
    expect(await call('PATCH', path, { token: writer, body: { signature: 'Ana' } })).toMatchObject({
      status: 200,
      body: { signature: 'Ana' },
    })
    expect((await call('PATCH', path, { token: writer, body: {} })).body).toEqual({})
    expect(codeOf(await call('GET', '/api/v1/contacts', { token: reader }))).toEqual([403, 'insufficient_scope'])
    expect(codeOf(await call('GET', path))).toEqual([401, 'missing_credentials'])
    expect(codeOf(await call('POST', path, { token: reader }))).toEqual([405, 'method_not_allowed'])
  })

  it('the token of a removed member is rejected', async () => {
    const { call, make, ana, db, scene } = await openApiFixture(await open())
    const token = await make()
    const deactivatedAt = await scene.clock.now()
    await db.write((tx) => tx.membership.updateMany({ where: { userId: ana.userId }, data: { deactivatedAt } }))
    expect(codeOf(await call('GET', path, { token }))).toEqual([401, 'invalid_token'])
  })
})
