import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { userToken } from '../../testing/fixtures/org-fixture'
import { operator } from '../../testing/fixtures/people'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import { openTeam } from '../../testing/fixtures/team'
import { contents, markDeleted } from './store'

const name = 'Northwind Realty'
const job = { kind: 'job', name: 'organizations' } as const

async function createToken({ tokens }: TestServer, actor: PersonActor, input: object = {}) {
  const created = await tokens.create(actor, { ...userToken, ...input })
  if (!created.ok) throw new Error(JSON.stringify(created.error))
  return { tokenKey: created.value.token.tokenKey, secret: created.value.secret.reveal() }
}

const codes = async (server: TestServer, secrets: readonly string[]) =>
  Promise.all(secrets.map(async (secret) => (await server.tokens.verify(secret)).code))

onEveryDatabase('deleting an organization', (open) => {
  async function setUp() {
    const { server, orgId, person } = await openTeam(await testServer(await open()))
    const [ana, rui, eva] = [await person('Ana', 'owner'), await person('Rui', 'admin'), await person('Eva', 'member')]
    const later = async (actor: PersonActor) => ({ ...actor, reauthUntil: new Date((await server.clock.now()).getTime() + 60_000) })
    return { server, orgId, ana, rui, eva, later }
  }

  it('suspends every token with the same commit, and canceling restores each as it was', async () => {
    const { server, ana, eva, rui } = await setUp()
    const admin = await createToken(server, ana, { type: 'admin', acknowledged: true })
    const own = await createToken(server, eva)
    const off = await createToken(server, eva)
    await server.tokens.setActive(eva, off.tokenKey, false)
    const all = [admin.secret, own.secret, off.secret]
    expect(await server.organizations.close(ana, 'Northwind')).toMatchObject({
      error: { fields: { name: [`Type the name exactly: ${name}`] } },
    })
    expect(await codes(server, all)).toEqual(['ok', 'ok', 'deactivated'])
    expect(await server.organizations.close(ana, name)).toMatchObject({ ok: true })
    expect(await codes(server, all)).toEqual(['suspended', 'suspended', 'deactivated'])
    expect(await server.tokens.list(rui, { tab: 'organization' })).toMatchObject({ ok: true })
    expect(await server.organizations.close(ana, name)).toMatchObject({ error: { code: 'conflict' } })
    expect(await server.organizations.cancelDeletion(ana)).toEqual({ ok: true, value: null })
    expect(await codes(server, all)).toEqual(['ok', 'ok', 'deactivated'])
    expect(await server.organizations.cancelDeletion(ana)).toMatchObject({ error: { code: 'conflict' } })
    expect(await server.organizations.deleteClosed(job)).toEqual({ deleted: 0 })
  })

  it('is for owners who have just re-authenticated', async () => {
    const { server, ana, rui, eva } = await setUp()
    for (const actor of [rui, eva]) {
      expect(await server.organizations.close(actor, name)).toMatchObject({ error: { code: 'forbidden' } })
      expect(await server.organizations.cancelDeletion(actor)).toMatchObject({ error: { code: 'forbidden' } })
      expect(await server.organizations.dangerPage(actor, {})).toMatchObject({ error: { code: 'forbidden' } })
    }
    const stale = { ...ana, reauthUntil: null }
    expect(await server.organizations.close(stale, name)).toMatchObject({ error: { code: 'reauthentication_required' } })
    await server.organizations.close(ana, name)
    expect(await server.organizations.cancelDeletion(stale)).toMatchObject({ error: { code: 'reauthentication_required' } })
  })

  it('happens after 7 days and not a moment earlier, leaves nothing but the audit log, and frees the slug', async () => {
    const { server, orgId, ana, eva } = await setUp()
    const { secret } = await createToken(server, eva)
    await createToken(server, ana, { type: 'admin', acknowledged: true })
    await server.organizations.addLocation(ana, orgId, { name: 'Downtown Office' })
    await server.destinations.create(ana, { name: 'Website leads' })
    await server.organizations.close(ana, name)
    server.machine.advance('P6DT23H59M')
    expect(await server.organizations.deleteClosed(job)).toEqual({ deleted: 0 })
    expect((await server.organizations.bySlug(eva.userId, 'northwind'))?.role).toBe('member')
    server.machine.advance('PT1M')
    const runs = await Promise.all([server.organizations.deleteClosed(job), server.organizations.deleteClosed(job)])
    expect(runs.reduce((sum, { deleted }) => sum + deleted, 0)).toBe(1)
    expect(await server.organizations.bySlug(eva.userId, 'northwind')).toBeNull()
    expect(await server.organizations.visibleTo(ana.userId)).toEqual([])
    expect(await codes(server, [secret])).toEqual(['unknown'])
    const left = await Promise.all(
      Object.keys(contents).map(async (table) =>
        server.db.read.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM "${table}" WHERE "orgId" = '${orgId}'`),
      ),
    )
    expect(left.flat()).toEqual([])
    expect(await server.audit.check(orgId)).toMatchObject({ firstBroken: null })
    const last = await server.db.read.auditEntry.findFirst({ where: { orgId }, orderBy: { seq: 'desc' } })
    expect(last).toMatchObject({ action: 'organization.deleted', subject: name, actorKind: 'job' })
    expect(await server.db.read.installationAuditEntry.count({ where: { action: 'organization.deleted' } })).toBe(1)
    expect(await server.organizations.createOrganization(operator, { name, slug: 'northwind' })).toMatchObject({ ok: true })
  })

  it('either is canceled or happens, when an owner cancels at the last moment', async () => {
    const { server, ana, eva, later } = await setUp()
    const { secret } = await createToken(server, eva)
    await server.organizations.close(ana, name)
    server.machine.advance('P7D')
    const owner = await later(ana)
    const [canceled, { deleted }] = await Promise.all([server.organizations.cancelDeletion(owner), server.organizations.deleteClosed(job)])
    expect(deleted).toBe(canceled.ok ? 0 : 1)
    expect(await codes(server, [secret])).toEqual([canceled.ok ? 'ok' : 'unknown'])
  })

  it('does not stop at a token whose use is recorded in the meantime', async () => {
    const { server, orgId, ana, eva } = await setUp()
    const { secret } = await createToken(server, eva)
    await server.tokens.authenticate(secret, { ip: '203.0.113.7' }, ana.origin)
    await server.usage.flush()
    expect(await server.db.read.tokenUse.count({ where: { orgId } })).toBe(1)
    expect(await server.db.write((tx) => contents.Token?.(tx, orgId, 500) ?? Promise.resolve({ count: 0 }))).toEqual({ count: 1 })
    expect(await server.db.read.tokenUse.count({ where: { orgId } })).toBe(0)
  })

  it('ends deactivated memberships too', async () => {
    const { server, orgId, ana, eva } = await setUp()
    await server.organizations.deactivateMember(ana, orgId, eva.userId)
    await server.db.write(async (tx) => markDeleted(tx, orgId, await server.clock.now()))
    expect(await server.db.read.membership.count({ where: { orgId, removedAt: null } })).toBe(0)
  })

  it('an interrupted deletion is finished by the next run', async () => {
    const { server, orgId, ana, eva } = await setUp()
    await createToken(server, eva)
    await server.organizations.close(ana, name)
    server.machine.advance('P7D')
    const now = await server.clock.now()
    await server.db.write((tx) => tx.organization.update({ where: { id: orgId }, data: { deletedAt: now } }))
    expect(await server.organizations.deleteClosed(job)).toEqual({ deleted: 0 })
    expect(await server.db.read.token.count({ where: { orgId } })).toBe(0)
    expect(await server.db.read.policy.count({ where: { orgId } })).toBe(0)
  })
})

it('every table of an organization is deleted with it, except for the audit log', async () => {
  const { readFileSync } = await import('node:fs')
  const models = readFileSync('prisma/schema.prisma', 'utf8')
    .split(/^model /m)
    .slice(1)
  const tenant = models.filter((model) => /^ {2}orgId /m.test(model)).map((model) => model.slice(0, model.indexOf(' ')))
  expect(Object.keys(contents).sort()).toEqual(tenant.filter((table) => !['AuditEntry', 'AuditHead'].includes(table)).sort())
})
