import { expect, it } from 'vitest'
import { roles } from '../actor'
import type { OrgId } from '../ids'
import { noOrigin } from '../ports'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { makePerson } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { type PresetName, presetNames, presets } from '../tokens/index'
import { tokenStatuses } from '../tokens/schema'
import type { QaData } from './qa-data'
import { ForeignDatabase, resetQa } from './reset'

const qa = { KEYRAIL_QA: '1' }
const rejected = ['deleted', 'expired', 'deactivated', 'suspended']

type Fills = Readonly<Record<PresetName, () => Promise<{ db: TestDb; filled: QaData }>>>

onEveryDatabase('a QA reset', (open, fillOnce) => {
  const filledOnce = (preset: PresetName) => fillOnce(async (db) => resetQa(await testServer(db, qa), preset))
  const fills = Object.fromEntries(presetNames.map((preset) => [preset, filledOnce(preset)])) as Fills

  /** A server after a reset, and the data that the reset returned. */
  async function afterReset(preset: PresetName = 'default') {
    const { db, filled } = await fills[preset]()
    return { db, server: await testServer(db, qa), ...filled }
  }

  it.each(presetNames)('%s has people in every role and a token in every status its policy allows', async (preset) => {
    const { server, tokens, users, organization } = await afterReset(preset)
    const policy = presets[preset]
    const reachable = tokenStatuses.filter(
      (status) => (status !== 'idle' || policy.inactivityDays > 0) && (status !== 'removed' || policy.removeAllowed),
    )
    expect(new Set(tokens.map(({ status }) => status))).toEqual(new Set(reachable))
    expect(new Set(users.map(({ role }) => role))).toEqual(new Set(roles))
    expect((await server.audit.check(organization?.id as OrgId)).firstBroken).toBeNull()
    for (const { token, status } of tokens) {
      expect((await server.tokens.verify(token)).code).toBe(rejected.includes(status) ? status : 'ok')
    }
  })

  it('the integration preset has destinations with deliveries and a managed token each', async () => {
    const { db, destinations, tokens } = await afterReset('integration')
    expect(destinations.map(({ name }) => name)).toEqual(['Website leads', 'Stock counts'])
    const managed = tokens.filter(({ type }) => type === 'managed').map(({ tokenKey }) => tokenKey)
    expect(destinations.map(({ tokenKey }) => tokenKey)).toEqual(managed)
    expect(await db.read.delivery.count()).toBe(8)
  })

  it('the brokerage preset has stored tokens and some created before viewing was allowed', async () => {
    const { db, tokens } = await afterReset('brokerage')
    const stored = await db.read.storedSecret.findMany({ select: { token: { select: { tokenKey: true } } } })
    const keys = new Set(stored.map(({ token }) => token.tokenKey))
    expect(tokens.filter(({ status, tokenKey }) => status !== 'deleted' && !keys.has(tokenKey)).map(({ name }) => name)).toEqual([
      'Old gateway',
      'Older script',
    ])
  })

  it('rejects a database with people that QA mode never filled', async () => {
    const db = await open()
    const server = await testServer(db, qa)
    await makePerson(server)
    await expect(resetQa(server, 'default')).rejects.toThrow(ForeignDatabase)
    expect(await db.read.user.findMany({ select: { email: true } })).toEqual([{ email: 'ana@example.com' }])
  })

  it('can be repeated over the data of an earlier reset', async () => {
    const server = await testServer(await open(), qa)
    await resetQa(server, 'empty')
    await makePerson(server)
    expect((await resetQa(server, 'default')).users.length).toBeGreaterThan(1)
    expect((await resetQa(server, 'default')).users.length).toBeGreaterThan(1)
  })

  it('leaves no unread notices and no emails', async () => {
    const { db } = await afterReset()
    expect([await db.read.notice.count({ where: { readAt: null } }), await db.read.mailOutbox.count()]).toEqual([0, 0])
  })

  it('creates a token in every status and people in every role', async () => {
    const { tokens, users, locations } = await afterReset()
    expect(new Set(tokens.map(({ status }) => status))).toEqual(new Set(tokenStatuses))
    expect(new Set(users.map(({ role }) => role))).toEqual(new Set(roles))
    expect(locations.map(({ name }) => name)).toEqual(['Downtown Office', 'Harbour Office'])
  })

  it('returns tokens that verify according to their status', async () => {
    const { server, tokens } = await afterReset()
    const verdicts = await Promise.all(tokens.map(async ({ token, status }) => [status, (await server.tokens.verify(token)).code]))
    expect(verdicts).toEqual(tokens.map(({ status }) => [status, rejected.includes(status) ? status : 'ok']))
  })

  it('leaves a valid audit chain', async () => {
    const { server, organization } = await afterReset()
    const checked = await server.audit.check(organization?.id as OrgId)
    expect(checked).toEqual({ entries: expect.any(Number), firstBroken: null })
    expect(checked.entries).toBeGreaterThan(20)
  })

  it('returns passwords that everyone can sign in with', async () => {
    const { server, users } = await afterReset()
    const signIns = await Promise.all(users.map(({ email, password }) => server.accounts.signIn(email, password, noOrigin)))
    expect(signIns.every(({ ok }) => ok)).toBe(true)
  })

  it('leaves no earlier row in any table', async () => {
    const db = await open()
    const server = await testServer(db, qa)
    await resetQa(server, 'default')
    await server.qaClock?.moveTo(new Date('2027-01-01T00:00:00Z'))
    expect(await resetQa(server, 'empty')).toEqual({ organization: null, users: [], locations: [], destinations: [], tokens: [] })
    expect(await db.read.setting.findMany()).toEqual([{ key: 'qa.database', value: '1' }])
    expect(await db.read.installationAuditHead.findMany()).toEqual([{ id: 1, seq: 0, mac: '' }])
    expect(await server.audit.installation.check()).toEqual({ entries: 0, firstBroken: null })
    const recreated = ['Setting', 'InstallationAuditHead']
    for (const table of (await tablesOf(db)).filter((name) => !recreated.includes(name))) {
      expect([table, await db.read.$queryRawUnsafe(`SELECT COUNT(*) AS "rows" FROM "${table}"`)]).toEqual([table, [{ rows: 0n }]])
    }
  })

  it('keeps audit entries immutable', async () => {
    const { db } = await afterReset()
    await expect(db.write((tx) => tx.auditEntry.deleteMany())).rejects.toThrow()
    await expect(db.write((tx) => tx.auditEntry.updateMany({ data: { actorName: 'Forged' } }))).rejects.toThrow()
  })

  /** Resets at a time, in front of a clock that has reached `later` after its first reading; returns the first time in the data. */
  async function resettable() {
    const db = await open()
    const server = await testServer(db, qa)
    return async (time: string, later = time) => {
      const times = [time]
      const now = () => Promise.resolve(new Date(times.shift() ?? later))
      await resetQa({ ...server, clock: { ...server.clock, now } }, 'default')
      return (await db.read.auditEntry.findFirst({ orderBy: { at: 'asc' } }))?.at
    }
  }

  it('reuses earlier rows within a quarter of an hour only, so that no text is a day off', async () => {
    const creation = await resettable()
    const first = await creation('2026-12-05T23:58:00Z')
    expect(await creation('2026-12-05T23:59:30Z')).toEqual(first)
    expect(await creation('2026-12-06T00:00:10Z')).not.toEqual(first)
  })

  it('that runs past midnight is not reused on the next day', async () => {
    const creation = await resettable()
    const first = await creation('2026-12-05T23:59:59Z', '2026-12-06T00:00:01Z')
    expect(await creation('2026-12-06T00:00:10Z')).not.toEqual(first)
  })

  it('undoes all changes since the reset before, also concurrently', async () => {
    const server = await testServer(await open(), qa)
    const first = await resetQa(server, 'default')
    const { token = '' } = first.tokens.find(({ name }) => name === 'Zapier sync') ?? {}
    const authenticated = await server.tokens.authenticate(token, {}, noOrigin)
    if ('actor' in authenticated) await server.tokens.revoke(authenticated.actor, authenticated.actor.tokenKey)
    expect((await server.tokens.verify(token)).active).toBe(false)
    const resets = await Promise.all([resetQa(server, 'default'), resetQa(server, 'empty'), resetQa(server, 'default')])
    expect(resets[2].tokens.map(({ name, status }) => [name, status])).toEqual(first.tokens.map(({ name, status }) => [name, status]))
    for (const each of resets[2].tokens) expect((await server.tokens.verify(each.token)).code).not.toBe('unknown')
    expect((await server.audit.check(resets[2].organization?.id as OrgId)).firstBroken).toBeNull()
  })
})

async function tablesOf(db: Parameters<typeof testServer>[0]): Promise<string[]> {
  const sql =
    db.engine === 'sqlite'
      ? `SELECT "name" FROM sqlite_master WHERE "type" = 'table'`
      : `SELECT tablename AS "name" FROM pg_tables WHERE schemaname = 'public'`
  const rows = await db.read.$queryRawUnsafe<{ name: string }[]>(sql)
  return rows.map(({ name }) => name).filter((name) => !/^(_prisma|sqlite_)/.test(name))
}
