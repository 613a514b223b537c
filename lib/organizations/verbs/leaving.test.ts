import { expect, it } from 'vitest'
import type { PersonActor, Role } from '../../actor'
import type { OrgId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { textOf } from '../../testing/fixtures/finish'
import { userToken } from '../../testing/fixtures/org-fixture'
import { accountOf, from, makePerson, openSession, operator, password } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

const lastOwner = { ok: false, error: { code: 'conflict', detail: 'Make someone else an owner first.' } }

onEveryDatabase('leaving', (open) => {
  const begin = async () => {
    const db = await open()
    const server = await testServer(db)
    const organization = async (slug: string) => {
      const created = await server.organizations.createOrganization(operator, { name: slug, slug, timeZone: 'UTC' })
      if (!created.ok) throw new Error(created.error.code)
      return created.value.orgId
    }
    const person = async (name: string) => {
      const email = `${name.toLowerCase()}@example.com`
      await makePerson(server, email, name)
      return accountOf(server, await openSession(server, email))
    }
    type Account = Awaited<ReturnType<typeof person>>
    const join = (orgId: OrgId, { userId }: Account, role: Role) => server.organizations.addMember(operator, orgId, { userId, role })
    const token = async (orgId: OrgId, actor: Account, role: Role, type: 'user' | 'admin') => {
      const member: PersonActor = { ...actor, kind: 'person', orgId, role, locationIds: [], timeZone: 'UTC' }
      const created = await server.tokens.create(member, {
        ...userToken,
        name: `${type} token`,
        type,
        ...(type === 'admin' && { acknowledged: true }),
      })
      if (!created.ok) throw new Error(JSON.stringify(created.error))
      return created.value.secret.reveal()
    }
    const [northwind, meridian] = [await organization('northwind'), await organization('meridian')]
    return { db, server, northwind, meridian, person, join, token }
  }

  it('an organization revokes the user tokens of that organization only, as announced', async () => {
    const { server, northwind, meridian, person, join, token } = await begin()
    const [ana, rui] = [await person('Ana'), await person('Rui')]
    for (const orgId of [northwind, meridian]) await join(orgId, ana, 'admin')
    await join(northwind, rui, 'owner')
    const own = await token(northwind, ana, 'admin', 'user')
    const elsewhere = await token(meridian, ana, 'admin', 'user')
    const admin = await token(northwind, ana, 'admin', 'admin')
    expect(await server.organizations.leaving(ana)).toMatchObject(
      [
        { slug: 'northwind', lastOwner: false, ownTokens: 1, createdTokens: 1 },
        { slug: 'meridian', lastOwner: false, ownTokens: 1, createdTokens: 0 },
      ].toSorted((one, other) =>
        (one.slug === 'northwind' ? northwind : meridian).localeCompare(other.slug === 'northwind' ? northwind : meridian),
      ),
    )
    expect(await server.organizations.leave({ ...ana, reauthUntil: null }, 'northwind')).toMatchObject({
      error: { code: 'reauthentication_required' },
    })
    expect(await server.organizations.leave(ana, 'northwind')).toEqual({ ok: true, value: { tokens: 1 } })
    expect(await server.tokens.verify(own)).toMatchObject({ active: false })
    for (const left of [elsewhere, admin]) expect(await server.tokens.verify(left)).toMatchObject({ active: true })
    expect(await server.organizations.bySlug(ana.userId, 'northwind')).toBeNull()
    expect(await server.organizations.leave(ana, 'northwind')).toMatchObject({ error: { code: 'not_found' } })
    expect(await server.organizations.leave(rui, 'northwind')).toEqual(lastOwner)
    expect(await server.notices.unread(rui.userId)).toBeGreaterThan(0)
  })

  it('for good stops all user tokens, removes the personal data and frees the email address', async () => {
    const { db, server, northwind, meridian, person, join, token } = await begin()
    const [ana, rui] = [await person('Ana'), await person('Rui')]
    for (const orgId of [northwind, meridian]) await join(orgId, ana, 'owner')
    await join(northwind, rui, 'owner')
    await server.accounts.saveOwnProfile(ana, { phone: '+351 210 000 000', signature: 'Ana, realtor' })
    await server.accounts.saveSubdomain(ana, 'harbour')
    const tokens = [await token(northwind, ana, 'owner', 'user'), await token(meridian, ana, 'owner', 'user')]
    const { deleteAccount } = server.organizations
    expect(await deleteAccount(ana, 'rui@example.com')).toMatchObject({ error: { code: 'invalid_input' } })
    expect(await deleteAccount({ ...ana, reauthUntil: null }, 'ana@example.com')).toMatchObject({
      error: { code: 'reauthentication_required' },
    })
    expect(await deleteAccount(ana, 'ana@example.com')).toEqual(lastOwner)
    for (const each of tokens) expect(await server.tokens.verify(each)).toMatchObject({ active: true })
    await join(meridian, rui, 'owner')
    expect(await deleteAccount(ana, ' Ana@example.com ')).toEqual({ ok: true, value: { tokens: 2 } })
    for (const each of tokens) expect(await server.tokens.verify(each)).toMatchObject({ active: false })
    expect(await server.accounts.readSession(ana.sessionId)).toBeNull()
    expect(await server.accounts.signIn('ana@example.com', password, from(9))).toMatchObject({ ok: false })
    const row = await db.read.user.findUniqueOrThrow({ where: { id: ana.userId } })
    expect(JSON.stringify(row)).not.toMatch(/Ana|ana@|351|harbour|argon/)
    expect(await db.read.auditEntry.count({ where: { action: 'member.left', actorName: 'Ana' } })).toBe(2)
    for (const orgId of [northwind, meridian]) expect((await server.audit.check(orgId)).firstBroken).toBeNull()
    expect((await server.audit.installation.check()).firstBroken).toBeNull()
    await makePerson(server, 'ana@example.com', 'Ana')
    expect(await server.accounts.saveSubdomain(await accountOf(server, await openSession(server)), 'harbour')).toMatchObject({ ok: true })
  })

  it('for good names the organizations where the user is deactivated, which cannot be left', async () => {
    const { server, northwind, person, join, token } = await begin()
    const [ana, rui] = [await person('Ana'), await person('Rui')]
    await join(northwind, ana, 'member')
    await join(northwind, rui, 'owner')
    await token(northwind, ana, 'member', 'user')
    expect((await server.organizations.deactivateMember(operator, northwind, ana.userId)).ok).toBe(true)
    expect(await server.organizations.leaving(ana)).toMatchObject([
      { slug: 'northwind', deactivated: true, lastOwner: false, ownTokens: 1 },
    ])
    expect(await server.organizations.leave(ana, 'northwind')).toMatchObject({ error: { code: 'not_found' } })
  })

  it('two owners who delete their accounts or leave concurrently never leave an organization without an owner', async () => {
    const { db, server, northwind, meridian, person, join } = await begin()
    for (let round = 0; round < 3; round += 1) {
      const [one, other] = [await person(`One${round}`), await person(`Other${round}`)]
      for (const orgId of [northwind, meridian]) for (const each of [one, other]) await join(orgId, each, 'owner')
      const outcomes = await Promise.all([
        server.organizations.deleteAccount(one, `one${round}@example.com`),
        round === 1
          ? server.organizations.leave(other, 'northwind')
          : server.organizations.deleteAccount(other, `other${round}@example.com`),
      ])
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
      for (const orgId of [northwind, meridian]) {
        const owners = { orgId, role: 'owner', deactivatedAt: null, user: { deactivatedAt: null } }
        expect(await db.read.membership.count({ where: owners })).toBeGreaterThanOrEqual(1)
      }
      // the next round begins without owners
      await db.write((tx) => tx.membership.updateMany({ where: { deactivatedAt: null }, data: { role: 'member' } }))
    }
  })

  it('the exported data is complete and holds no secret', async () => {
    const { server, northwind, person, join, token } = await begin()
    const ana = await person('Ana')
    await join(northwind, ana, 'owner')
    const secret = await token(northwind, ana, 'owner', 'user')
    expect(await server.accountData.export({ ...ana, reauthUntil: null })).toMatchObject({ error: { code: 'reauthentication_required' } })
    const exported = await server.accountData.export(ana)
    if (!exported.ok) throw new Error(exported.error.code)
    const text = await textOf(exported.value)
    expect(JSON.parse(text)).toMatchObject({
      profile: { name: 'Ana', email: 'ana@example.com' },
      memberships: [{ org: { slug: 'northwind' }, role: 'owner' }],
      tokens: [{ name: 'user token', type: 'user' }],
      sessions: [{ ip: '203.0.0.1' }],
      actions: [{ action: 'token.created' }],
    })
    for (const hidden of [secret, ana.sessionId, '$argon', 'digest', 'passwordHash', '"mac"']) expect(text).not.toContain(hidden)
    for (let count = 1; count < 5; count += 1) await server.accountData.export(ana)
    expect(await server.accountData.export(ana)).toMatchObject({ error: { code: 'rate_limited' } })
  })
})
