import { expect, it } from 'vitest'
import type { AccountActor, PersonActor, Role } from '../actor'
import { ok } from '../result'
import { putTable } from '../seeding/index'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { withReads } from '../testing/databases/operations'
import { type OrgFixture, openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { silentLog } from '../testing/fixtures/silent-log'
import { loopTurnsDuring } from '../testing/fixtures/turns'
import { dayMs } from '../time/units'
import { createAuditLog } from './index'
import type { AuditFilter } from './schema'

const downtown = `${orgId}-downtown`

async function begin(db: TestDb) {
  const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0, locationCreators: ['owner', 'admin', 'manager'] })
  return { fixture, log: createAuditLog({ ...fixture, log: silentLog }) }
}

/** One person of each role, and one entry of each kind: subjects say whose they are. */
async function everyRole(fixture: OrgFixture) {
  const person = (role: Role, locationIds: readonly string[] = []) => fixture.person(role, role, { fresh: true, locationIds })
  const people = {
    owner: await person('owner'),
    admin: await person('admin'),
    manager: await person('manager', [downtown]),
    member: await person('member', [downtown]),
    viewer: await person('viewer'),
  }
  await fixture.make(people.owner, { name: 'of the owner' })
  await fixture.make(people.admin, { name: 'downtown', type: 'location', locationId: downtown })
  await fixture.make(people.admin, { name: 'harbour', type: 'location', locationId: `${orgId}-harbour` })
  await fixture.make(people.manager, { name: 'of the manager' })
  await fixture.make(people.member, { name: 'of the member' })
  return people
}

onEveryDatabase('the audit log', (open) => {
  const subjects = async (log: ReturnType<typeof createAuditLog>, actor: PersonActor, filter: AuditFilter = {}) => {
    const page = await log.list(actor, filter)
    return page.ok ? page.value.rows.map(({ subject }) => subject ?? '') : page.error.code
  }

  it('shows owners and admins everything, managers their locations, members their own actions, and viewers nothing', async () => {
    const { fixture, log } = await begin(await open())
    const people = await everyRole(fixture)
    const all = ['of the member', 'of the manager', 'harbour', 'downtown', 'of the owner']
    const seen = await Promise.all(Object.entries(people).map(async ([role, actor]) => [role, await subjects(log, actor)]))
    expect(Object.fromEntries(seen)).toEqual({
      owner: all,
      admin: all,
      manager: ['of the manager', 'downtown'],
      member: ['of the member'],
      viewer: 'forbidden',
    })
    expect(Object.values(people).map(log.mayRead)).toEqual([true, true, true, true, false])
    const outsider = await fixture.person('owner', 'other', {})
    expect(await subjects(log, { ...outsider, orgId: 'other-org' as typeof orgId })).toEqual([])
    expect(await log.list({ kind: 'job', name: 'expiry' }, {})).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('shows members what they did before they were members, such as accepting the invitation', async () => {
    const { fixture, log } = await begin(await open())
    const { manager, member } = await everyRole(fixture)
    const { userId, name, sessionId, reauthUntil, origin } = member
    const account: AccountActor = { kind: 'account', userId, name, sessionId, reauthUntil, origin }
    await fixture.audit.change(orgId, account, await fixture.clock.now(), async (_tx, record) => {
      await record({ action: 'invitation.accepted', subject: 'acceptance' })
      return ok(null)
    })
    expect(await subjects(log, member)).toEqual(['acceptance', 'of the member'])
    expect(await subjects(log, manager)).not.toContain('acceptance')
  })

  it('keeps the access rule under every filter', async () => {
    const { fixture, log } = await begin(await open())
    const { owner, manager, member } = await everyRole(fixture)
    expect(await subjects(log, member, { who: owner.userId })).toEqual([])
    expect(await subjects(log, member, { q: 'downtown' })).toEqual([])
    expect(await subjects(log, manager, { location: `${orgId}-harbour` })).toEqual([])
    expect(await subjects(log, manager, { location: downtown })).toEqual(['downtown'])
    const choices = await log.choices(manager)
    expect(choices).toMatchObject({ value: { reach: 'locations', locations: [{ id: downtown }] } })
    expect(choices.ok && choices.value.actors.map(({ name }) => name)).toEqual(['admin', 'manager'])
    expect(await log.choices(member)).toMatchObject({ value: { reach: 'own', actors: [], locations: [] } })
  })

  it('is filtered by person, kind of action, token, location, day and text', async () => {
    const { fixture, log } = await begin(await open())
    const people = await everyRole(fixture)
    const { owner } = people
    fixture.clock.advance('P2D')
    const { tokenKey } = await fixture.make(owner, { name: '100% Éclair_sync' })
    await fixture.tokens.setActive(owner, tokenKey, false)
    const found = (filter: AuditFilter) => subjects(log, owner, filter)
    expect(await found({ who: people.admin.userId })).toEqual(['harbour', 'downtown'])
    expect(await found({ token: tokenKey })).toEqual(['100% Éclair_sync', '100% Éclair_sync'])
    expect(await found({ location: downtown })).toEqual(['downtown'])
    expect(await found({ group: 'members' })).toEqual([])
    expect(await found({ group: 'tokens' })).toHaveLength(7)
    const day = (await fixture.clock.now()).toISOString().slice(0, 10)
    expect(await found({ from: day })).toHaveLength(2)
    expect(await found({ from: day, to: '2099-01-01', who: people.admin.userId })).toEqual([])
    expect(await found({ to: day })).toHaveLength(7)
    for (const q of ['éclair_', 'Éclair', '0% É', tokenKey, `${tokenKey}_secretsecret`])
      expect([q, (await found({ q })).length]).toEqual([q, 2])
    expect(await found({ q: 'MANAGER' })).toEqual(['of the manager'])
    expect(await found({ q: owner.origin.ip ?? '' })).toHaveLength(7)
    for (const q of ['%', '\\', "'"]) expect([q, (await found({ q })).length]).toEqual([q, q === '%' ? 2 : 0])
    expect(await log.list(owner, { from: '2026-02-30' })).toMatchObject({ error: { code: 'invalid_input' } })
  })

  it('records that changes were denied, at most ten of a person in an hour, and is filtered by result', async () => {
    const { fixture, log } = await begin(await open())
    const ana = await fixture.person('owner', 'Ana')
    const leo = await fixture.person('member', 'Leo')
    await fixture.make(leo, { name: 'Zapier sync' })
    await log.recordDenied(leo, '/o/northwind/settings/members?q=ana&secret=1')
    const denied = await log.list(ana, { result: 'denied' })
    expect(denied).toMatchObject({
      value: { rows: [{ action: 'access.denied', result: 'denied', actor: { name: 'Leo' }, subject: 'settings/members' }] },
    })
    expect(await subjects(log, ana, { result: 'succeeded' })).toEqual(['Zapier sync'])
    expect(await subjects(log, leo, { result: 'denied', q: 'members' })).toEqual(['settings/members'])
    await Promise.all(Array.from({ length: 15 }, () => log.recordDenied(leo, '/o/northwind/tokens')))
    expect(await subjects(log, ana, { result: 'denied' })).toHaveLength(10)
    fixture.clock.advance('PT1H')
    await log.recordDenied(leo, `/o/northwind/tokens/kru_8Q4ZK2MD01abCDef_${'x'.repeat(49)}`)
    expect((await subjects(log, ana, { result: 'denied' }))[0]).toBe('tokens/kru_8Q4ZK2MD01abCDef')
    expect((await fixture.audit.check(orgId)).firstBroken).toBeNull()
  })

  it('has pages that neither overlap nor leave entries out, also while entries are added', async () => {
    const { fixture, log } = await begin(await open())
    const ana = await fixture.person('owner', 'Ana')
    for (let made = 0; made < 55; made += 1) await fixture.make(ana, { name: `Token ${made}` })
    const first = await log.list(ana, {})
    if (!first.ok) throw new Error(first.error.code)
    await fixture.make(ana, { name: 'Later' })
    const second = await log.list(ana, { before: first.value.next })
    if (!second.ok) throw new Error(second.error.code)
    const seqs = [...first.value.rows, ...second.value.rows].map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: 55 }, (_, index) => 55 - index))
    expect(second.value.next).toBeNull()
  })

  it('is exported in batches after a re-authentication, and the export is recorded', async () => {
    const { fixture, log } = await begin(await open())
    const { owner, member, viewer } = await everyRole(fixture)
    expect(await log.export({ ...owner, reauthUntil: null }, {})).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await log.export(viewer, {})).toMatchObject({ error: { code: 'forbidden' } })
    const exported = async (actor: PersonActor, filter: AuditFilter) => {
      const batches = await log.export(actor, filter)
      if (!batches.ok) throw new Error(batches.error.code)
      const rows = []
      for await (const batch of batches.value) rows.push(...batch)
      return rows.map(({ subject }) => subject)
    }
    expect(await exported(owner, { q: 'our' })).toEqual(['harbour'])
    expect(await exported(member, {})).toEqual(['of the member'])
    const page = await log.list(owner, { group: 'organization' })
    expect(page).toMatchObject({
      value: {
        rows: [
          { action: 'audit.exported', actor: { name: 'member' } },
          { action: 'audit.exported', after: { entries: 5, q: 'our' } },
        ],
      },
    })
  })

  it('is read in parts, under a filter that hardly any entry matches', async () => {
    const { db, reads } = withReads(await open())
    const { fixture, log } = await begin(db)
    const { owner } = await everyRole(fixture)
    await fillWithEntries(fixture, 45_000)
    const read = async (filter: AuditFilter) => {
      reads.length = 0
      const found = await subjects(log, owner, filter)
      return [found, reads.filter(({ operation }) => operation === '$queryRaw').length]
    }
    const own = ['of the member', 'of the manager', 'harbour', 'downtown', 'of the owner']
    expect(await read({ group: 'tokens' })).toEqual([own, 3])
    expect(await read({ to: '2026-11-21' })).toEqual([own, 3])
    expect(await read({ location: downtown })).toEqual([['downtown'], 3])
    expect(await read({ group: 'tokens', who: owner.userId })).toEqual([['of the owner'], 3])
    expect(await read({ who: owner.userId })).toEqual([['of the owner'], 1])
    const exported = await log.export(owner, {})
    let rows = 0
    reads.length = 0
    const turns = await loopTurnsDuring(async () => {
      if (exported.ok) for await (const batch of exported.value) rows += batch.length
    })
    expect([rows, Math.max(...reads.map((each) => each.rows))]).toEqual([45_005, 200])
    expect(turns).toBeGreaterThan(45_005 / 200)
  })

  it('says when its chain was verified last, and which entry does not match after someone edited it', async () => {
    const db = await open()
    const { fixture, log } = await begin(db)
    const ana = await fixture.person('owner', 'Ana')
    const { tokenKey } = await fixture.make(ana)
    // an installation with people always has entries
    const now = await fixture.clock.now()
    await db.write((tx) => fixture.audit.installation.append(tx, ana, now, { action: 'user.created', subject: 'Ana' }))
    const integrity = async () => {
      const choices = await log.choices(ana)
      return choices.ok ? choices.value.integrity : choices.error.code
    }
    expect(await integrity()).toBeNull()
    expect(await log.verify()).toEqual({ verified: 1, broken: 0 })
    const at = (await fixture.clock.now()).toISOString()
    expect(await integrity()).toEqual({ at, entries: 1, firstBroken: null })
    await fixture.tokens.setActive(ana, tokenKey, false)
    await editEntry(db, 1)
    expect(await log.verify()).toEqual({ verified: 1, broken: 1 })
    expect(await integrity()).toMatchObject({ firstBroken: 1 })
  })
})

/** Adds entries of a day after those that exist. */
async function fillWithEntries({ db, clock }: OrgFixture, count: number): Promise<void> {
  const at = new Date((await clock.now()).getTime() + dayMs * 2)
  const head = await db.read.auditHead.findUniqueOrThrow({ where: { orgId } })
  const actor = { actorKind: 'job', actorId: 'job', actorName: 'A job' }
  const rows = Array.from({ length: count }, (_, index) => ({
    orgId,
    seq: head.seq + 1 + index,
    at,
    ...actor,
    action: 'member.added',
    mac: '',
  }))
  await db.write(async (tx) => {
    await putTable(tx, db.engine, 'AuditEntry', rows)
    await tx.auditHead.update({ where: { orgId }, data: { seq: head.seq + count } })
  })
}

/** Edits an entry as someone with full access to the database can. Other tests use the database, so the triggers stay. */
async function editEntry(db: TestDb, seq: number): Promise<void> {
  await db.write(async (tx) => {
    const edit = () => tx.auditEntry.update({ where: { orgId_seq: { orgId, seq } }, data: { actorName: 'Someone else' } })
    if (db.engine === 'postgres') {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`
      await edit()
      return
    }
    const [trigger] = await tx.$queryRaw<{ sql: string }[]>`SELECT "sql" FROM sqlite_master WHERE "name" = 'AuditEntry_rejects_update'`
    await tx.$executeRawUnsafe('DROP TRIGGER "AuditEntry_rejects_update"')
    await edit()
    await tx.$executeRawUnsafe(trigger?.sql ?? '')
  })
}
