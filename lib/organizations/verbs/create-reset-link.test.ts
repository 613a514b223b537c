import { expect, it } from 'vitest'
import type { PersonActor, Role } from '../../actor'
import type { OrgId, SessionId, UserId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { secretIn } from '../../testing/fixtures/links'
import { from, makePerson, openSession, operator } from '../../testing/fixtures/people'
import { type TestServer, testServer } from '../../testing/fixtures/server'

const forbidden = { error: { code: 'forbidden' } }

onEveryDatabase('a reset link by an administrator', (open) => {
  async function openFixture(environment: Readonly<Record<string, string>> = {}) {
    const server = await testServer(await open(), environment)
    const orgId = await createOrganization(server, 'northwind')
    const person = (name: string, role: Role) => addPerson(server, orgId, name, role)
    const people = { ana: await person('Ana', 'owner'), rui: await person('Rui', 'admin'), mia: await person('Mia', 'member') }
    const create = (actor: PersonActor, { userId }: { readonly userId: UserId }) =>
      server.organizations.createMemberResetLink(actor, userId)
    return { server, orgId, ...people, create, person }
  }

  it('lets a member choose a new password, is audited without the link, and is announced to the member', async () => {
    const { server, orgId, rui, mia, create } = await openFixture()
    const session = await openSession(server, 'mia@example.com')
    const created = await create(rui, mia)
    if (!created.ok) throw new Error(created.error.code)
    const secret = secretIn({ text: created.value.url })
    expect(await server.accounts.resetPassword(secret, 'seven brass keys in a row', from())).toMatchObject({ ok: true })
    expect(await server.accounts.readSession(session)).toBeNull()
    const entries = await server.db.read.auditEntry.findMany({ where: { orgId, action: 'member.reset_link_created' } })
    expect(entries).toMatchObject([{ actorName: 'Rui', subject: 'Mia' }])
    expect(JSON.stringify(entries)).not.toContain(secret)
    const notices = await server.db.read.notice.findMany({ where: { userId: mia.userId } })
    expect(notices.map(({ kind }) => kind).sort()).toEqual(['password_reset', 'reset_link_created'])
  })

  it('is limited to people whom the administrator has full control of', async () => {
    const { server, ana, rui, mia, create, person } = await openFixture()
    const other = await createOrganization(server, 'harbor')
    const zoe = await person('Zoe', 'member')
    await server.organizations.addMember(operator, other, { userId: zoe.userId, role: 'viewer' })
    const stranger = await addPerson(server, other, 'Leo', 'member')
    expect(await create(rui, ana)).toMatchObject(forbidden)
    expect(await create(ana, rui)).toMatchObject({ ok: true })
    for (const actor of [ana, rui]) expect(await create(actor, zoe)).toMatchObject(forbidden)
    await server.organizations.deactivateMember(operator, other, zoe.userId)
    expect(await create(ana, zoe)).toMatchObject(forbidden)
    expect(await create(ana, stranger)).toMatchObject({ error: { code: 'not_found' } })
    expect(await create(mia, rui)).toMatchObject(forbidden)
    await server.organizations.deactivateMember(operator, ana.orgId, mia.userId)
    expect(await create(ana, mia)).toMatchObject({ error: { code: 'not_found' } })
  })

  it('requires re-authentication, and that Keyrail cannot send the link itself', async () => {
    const { ana, mia, create } = await openFixture()
    expect(await create({ ...ana, reauthUntil: null }, mia)).toMatchObject({ error: { code: 'reauthentication_required' } })
    const mailing = await openFixture({ SMTP_URL: 'smtp://localhost' })
    expect(await mailing.create(mailing.ana, mailing.mia)).toMatchObject({ error: { code: 'wrong_status' } })
  })
})

async function createOrganization({ organizations }: TestServer, slug: string): Promise<OrgId> {
  const created = await organizations.createOrganization(operator, { name: slug, slug, timeZone: 'UTC' })
  if (!created.ok) throw new Error(created.error.code)
  return created.value.orgId
}

async function addPerson(server: TestServer, orgId: OrgId, name: string, role: Role): Promise<PersonActor> {
  const userId = await makePerson(server, `${name.toLowerCase()}@example.com`, name)
  await server.organizations.addMember(operator, orgId, { userId, role })
  const reauthUntil = new Date((await server.clock.now()).getTime() + 60_000)
  const session = { sessionId: name as SessionId, reauthUntil, timeZone: 'UTC', origin: from() }
  return { kind: 'person', userId, name, orgId, role, locationIds: [], ...session }
}
