import { expect, it } from 'vitest'
import type { AccountActor, PersonActor } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { fillWithTokens } from '../../testing/fixtures/many-tokens'
import { type OrgFixture, openOrgFixture, orgId, reopenOrgFixture, userToken } from '../../testing/fixtures/org-fixture'
import { operator } from '../../testing/fixtures/people'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import { loopTurnsDuring } from '../../testing/fixtures/turns'
import { createTokens } from '../tokens'

const accountOf = (actor: PersonActor): AccountActor => ({ ...actor, kind: 'account' })
const pendingConflict = { ok: false, error: { code: 'conflict', detail: expect.stringContaining('still being deleted') } }

onEveryDatabase('the tokens of a former member with many', (_open, fillOnce) => {
  const copy = fillOnce(async (db) => {
    const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    const ana = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const rui = await fixture.person('admin', 'Rui Costa', { fresh: true })
    await fillWithTokens(fixture, [rui], 750)
    const { token } = await fixture.make(rui)
    return { ana, rui, token, live: await countLive(fixture, rui) }
  })

  async function setUp() {
    const { db, filled } = await copy()
    const server = await testServer(db)
    const verify = async (token = filled.token) => (await server.tokens.verify(token)).code
    const left = () => countLive({ db }, filled.rui)
    const { revokePending } = server.tokens.ofFormerMembers
    return { db, server, ...filled, verify, left, revokePending }
  }

  const endings: Readonly<Record<string, (server: TestServer, ana: PersonActor, rui: PersonActor) => Promise<unknown>>> = {
    'an admin removed': ({ organizations }, ana, rui) => organizations.removeMember(ana, orgId, rui.userId),
    'who left': ({ organizations }, _ana, rui) => organizations.leave(accountOf(rui), orgId),
    'who deleted their account': ({ organizations }, _ana, rui) =>
      organizations.deleteAccount(accountOf(rui), `rui.costa.${orgId}@example.com`),
    'who deleted their account after an admin deactivated them': async ({ organizations }, ana, rui) => {
      await organizations.deactivateMember(ana, orgId, rui.userId)
      return organizations.deleteAccount(accountOf(rui), `rui.costa.${orgId}@example.com`)
    },
  }

  it.each(Object.keys(endings))('of someone %s are rejected from the response on, and all deleted by the job', async (ending) => {
    const { db, server, ana, rui, live, verify, left, revokePending } = await setUp()
    expect(live).toBeGreaterThan(525)
    expect(await endings[ending]?.(server, ana, rui)).toEqual({ ok: true, value: { tokens: live } })
    expect([await verify(), await left()]).toEqual(['suspended', live - 500])
    expect([await revokePending(), await revokePending()]).toEqual([live - 500, 0])
    expect([await verify(), await left()]).toEqual(['deleted', 0])
    const rows = await db.read.auditEntry.findMany({ where: { action: 'token.deleted' } })
    expect([rows.length, new Set(rows.map(({ tokenKey }) => tokenKey)).size]).toEqual([live, live])
    const by = ending.startsWith('an admin') ? ana : rui
    expect(new Set(rows.map(({ actorId, ip, after }) => [actorId, ip, after].join()))).toEqual(
      new Set([[by.userId, by.origin.ip, '{"reason":"member_left"}'].join()]),
    )
    expect((await server.audit.check(orgId)).firstBroken).toBeNull()
    const held = { OR: [{ slot: { not: null } }, { liveSlot: { not: null } }] }
    expect(await db.read.token.count({ where: { ownerId: rui.userId, ...held } })).toBe(0)
    expect(await db.read.storedSecret.count({ where: { token: { ownerId: rui.userId } } })).toBe(0)
  })

  it('are deleted in parts, between which other requests run', async () => {
    const { server, ana, rui, left, revokePending } = await setUp()
    await server.organizations.removeMember(ana, orgId, rui.userId)
    const count = await left()
    expect(await loopTurnsDuring(revokePending)).toBeGreaterThanOrEqual(count / 25)
  })

  it('are deleted by the job if the process died after the membership ended', async () => {
    const { db, ana, rui, live, verify, left, revokePending } = await setUp()
    let writes = 0
    const write: typeof db.write = (work) => (++writes === 1 ? db.write(work) : Promise.reject(new Error('stopped')))
    const dying = await testServer({ ...db, write })
    expect(await dying.organizations.removeMember(ana, orgId, rui.userId)).toEqual({ ok: true, value: { tokens: live } })
    expect(dying.lines).toContainEqual(expect.objectContaining({ level: 'warn', error: 'stopped' }))
    expect([await verify(), await left()]).toEqual(['suspended', live])
    expect([await revokePending(), await verify()]).toEqual([live, 'deleted'])
  })

  it.each([1, 30, Number.POSITIVE_INFINITY])('are deleted also if %d of them are missing in the list index', async (missing) => {
    const { db, server, ana, rui, live, left, revokePending } = await setUp()
    const rows = await db.read.tokenListing.findMany({ where: { ownerId: rui.userId }, select: { tokenId: true } })
    const tokenId = { in: rows.slice(0, Math.min(missing, rows.length)).map((row) => row.tokenId) }
    await db.write((tx) => tx.tokenListing.deleteMany({ where: { tokenId } }))
    expect(await server.organizations.removeMember(ana, orgId, rui.userId)).toMatchObject({ ok: true })
    await revokePending()
    expect([await left(), await db.read.pendingRevocation.count()]).toEqual([0, 0])
    expect(await db.read.auditEntry.count({ where: { action: 'token.deleted' } })).toBe(live)
  })

  it('are each deleted once by concurrent runs', async () => {
    const { db, server, ana, rui, live, revokePending } = await setUp()
    await server.organizations.removeMember(ana, orgId, rui.userId)
    const runs = await Promise.all([revokePending(), revokePending(), revokePending()])
    expect(runs.reduce((sum, count) => sum + count, 0)).toBe(live - 500)
    expect(await db.read.auditEntry.count({ where: { action: 'token.deleted' } })).toBe(live)
  })

  it('never work again: until the last one is deleted the person cannot become a member', async () => {
    const { db, server, ana, rui, verify, revokePending } = await setUp()
    const { organizations } = server
    const email = `rui.costa.${orgId}@example.com`
    await organizations.removeMember(ana, orgId, rui.userId)
    const invited = await organizations.invitations.invite(ana, { emails: email, role: 'member' })
    if (!invited.ok) throw new Error(JSON.stringify(invited.error))
    const link = invited.value.links[0]?.url.split('/').at(-1) ?? ''
    const joining = [
      () => organizations.reactivateMember(operator, orgId, rui.userId),
      () => organizations.addMember(operator, orgId, { userId: rui.userId, role: 'member' }),
      () => organizations.invitations.accept(accountOf(rui), link),
    ]
    for (const join of joining) expect(await join()).toEqual(pendingConflict)
    expect([await organizations.bySlug(rui.userId, orgId), await verify()]).toEqual([null, 'suspended'])
    await revokePending()
    expect(await organizations.invitations.accept(accountOf(rui), link)).toMatchObject({ ok: true })
    expect(await verify()).toBe('deleted')
    expect(await db.read.pendingRevocation.count()).toBe(0)
  })

  it('are the only ones deleted, also when the person is a member again before a run ends', async () => {
    const { db, server, ana, rui, verify, revokePending } = await setUp()
    await server.organizations.removeMember(ana, orgId, rui.userId)
    const fixture = await reopenOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    let [parts, later] = [0, '']
    const audit: OrgFixture['audit'] = {
      ...fixture.audit,
      continueChange: async (...change) => {
        if (++parts === 2) {
          await revokePending()
          await server.organizations.addMember(operator, orgId, { userId: rui.userId, role: 'admin' })
          const created = await server.tokens.create(rui, userToken)
          later = created.ok ? created.value.secret.reveal() : ''
        }
        return fixture.audit.continueChange(...change)
      },
    }
    expect(await createTokens({ ...fixture, audit }).ofFormerMembers.revokePending()).toBe(25)
    expect([await verify(), await verify(later)]).toEqual(['deleted', 'ok'])
  })
})

const countLive = ({ db }: Pick<OrgFixture, 'db'>, { userId }: PersonActor): Promise<number> =>
  db.read.token.count({ where: { ownerId: userId, revokedAt: null } })
