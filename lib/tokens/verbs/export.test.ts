import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { type OrgFixture, openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import type { ExportedToken } from '../types'
import { exportTokens } from './export'

const exported = async ({ db }: OrgFixture) => {
  const rows = await db.read.auditEntry.findMany({ where: { action: 'tokens.exported' }, orderBy: { seq: 'asc' } })
  return rows.map(({ actorName, after }) => [actorName, JSON.parse(after ?? '')])
}

async function setUp(db: TestDb) {
  const fixture = await openOrgFixture(db)
  const ana = await fixture.person('member', 'Ana Martins', { fresh: true })
  return { fixture, ana }
}

type Outcome = Awaited<ReturnType<typeof exportTokens>>

async function rowsOf(outcome: Outcome): Promise<ExportedToken[]> {
  const rows: ExportedToken[] = []
  if (outcome.ok) for await (const batch of outcome.value.batches) rows.push(...batch)
  return rows
}

const keysOf = async (outcome: Outcome) => (await rowsOf(outcome)).map(({ tokenKey }) => tokenKey).sort()

onEveryDatabase('an export', (open) => {
  it('contains the requested tokens that the person may see, without usage', async () => {
    const { fixture, ana } = await setUp(await open())
    const rui = await fixture.person('member', 'Rui Costa')
    const [first, second, other] = [await fixture.make(ana), await fixture.make(ana, { name: 'Second' }), await fixture.make(rui)]
    const selected = await fixture.tokens.exportRows(ana, {}, [second.tokenKey, other.tokenKey, 'kru_nothing'])
    expect(selected).toMatchObject({ value: { count: 1, cut: false } })
    const rows = await rowsOf(selected)
    expect(rows).toMatchObject([{ tokenKey: second.tokenKey, status: 'active' }])
    expect(Object.keys(rows[0] ?? {})).not.toContain('days')
    expect(await keysOf(await fixture.tokens.exportRows(ana, {}))).toEqual([first.tokenKey, second.tokenKey].sort())
    expect(await fixture.tokens.exportRows(ana, {}, [])).toMatchObject({ value: { count: 0 } })
  })

  it('requires re-authentication, and a rejected export is not in the audit log', async () => {
    const { fixture, ana } = await setUp(await open())
    const stale: PersonActor = { ...ana, reauthUntil: await fixture.clock.now() }
    const needed = { ok: false, error: { code: 'reauthentication_required' } }
    for (const actor of [stale, { ...ana, reauthUntil: null }]) expect(await fixture.tokens.exportRows(actor, {})).toEqual(needed)
    expect(await fixture.tokens.exportRows(ana, { tab: 'organization' })).toMatchObject({ error: { code: 'forbidden' } })
    expect(await exported(fixture)).toEqual([])
  })

  it('is recorded once in the audit log with its actor, filter and number of rows', async () => {
    const { fixture, ana } = await setUp(await open())
    const owner = await fixture.person('owner', 'Eva Lima', { fresh: true })
    const { tokenKey, token } = await fixture.make(ana)
    await fixture.tokens.exportRows(ana, {})
    await fixture.tokens.exportRows(owner, { tab: 'organization', status: ['active'], removed: true, page: 2 }, [tokenKey])
    await fixture.tokens.exportRows(owner, { tab: 'organization', q: token })
    expect(await exported(fixture)).toEqual([
      ['Ana Martins', { count: 1, tab: 'yours' }],
      ['Eva Lima', { count: 1, tab: 'organization', status: ['active'], removed: true, chosen: 1 }],
      ['Eva Lima', { count: expect.any(Number), tab: 'organization', q: tokenKey }],
    ])
    expect((await fixture.audit.check(orgId)).firstBroken).toBeNull()
  })

  it('returns nothing to a person who has just lost the role', async () => {
    const { fixture } = await setUp(await open())
    const owner = await fixture.person('owner', 'Eva Lima', { fresh: true })
    await fixture.db.write((tx) => tx.membership.updateMany({ where: { userId: owner.userId }, data: { role: 'member' } }))
    expect(await fixture.tokens.exportRows(owner, { tab: 'organization' })).toMatchObject({ error: { code: 'forbidden' } })
    expect(await exported(fixture)).toEqual([])
  })

  it('leaves out a token that is deleted while the file is written', async () => {
    const { fixture, ana } = await setUp(await open())
    const [first, second] = [await fixture.make(ana), await fixture.make(ana, { name: 'Second' })]
    const outcome = await fixture.tokens.exportRows(ana, {})
    await fixture.tokens.revoke(ana, first.tokenKey)
    expect(await keysOf(outcome)).toEqual([second.tokenKey])
  })

  it('is cut after 100,000 tokens and says so', async () => {
    const { fixture, ana } = await setUp(await open())
    await fixture.make(ana)
    const exportMany = async (count: number) => {
      const outcome = await exportTokens({ ...fixture, db: repeatingToken(fixture.db, count) }, ana, {})
      return outcome.ok && [outcome.value.count, outcome.value.cut]
    }
    expect(await exportMany(100_000)).toEqual([100_000, false])
    expect(await exportMany(100_001)).toEqual([100_000, true])
    expect((await exported(fixture)).map(([, { count }]) => count)).toEqual([100_000, 100_000])
    const tooMany = Array.from({ length: 10_001 }, (_, index) => `kru_${index}`)
    expect(await fixture.tokens.exportRows(ana, {}, tooMany)).toMatchObject({
      error: { code: 'invalid_input', fields: { keys: [expect.any(String)] } },
    })
  })
})

/** A database whose list has its one token `count` times. */
function repeatingToken(db: OrgFixture['db'], count: number): OrgFixture['db'] {
  const listed = async (sql: TemplateStringsArray, ...values: unknown[]) => {
    const rows = await db.read.$queryRaw<object[]>(sql, ...values)
    if (!sql[0]?.startsWith('SELECT l."tokenId"')) return rows
    return Array.from({ length: Math.min(Number(values.at(-1)), count) }, () => rows[0] ?? {})
  }
  const read = new Proxy(db.read, { get: (target, name) => (name === '$queryRaw' ? listed : Reflect.get(target, name)) })
  return { ...db, read }
}
