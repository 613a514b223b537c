import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { type OrgFixture, openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { exportTokens } from './export'

const exported = async ({ db }: OrgFixture) => {
  const rows = await db.read.auditEntry.findMany({ where: { action: 'tokens.exported' }, orderBy: { seq: 'asc' } })
  return rows.map(({ actorName, after }) => [actorName, JSON.parse(after ?? '')])
}

async function house(db: TestDb) {
  const scene = await openOrgFixture(db)
  const ana = await scene.person('member', 'Ana Martins', { fresh: true })
  return { scene, ana }
}

const keysOf = (outcome: Awaited<ReturnType<typeof exportTokens>>) =>
  outcome.ok && outcome.value.rows.map(({ tokenKey }) => tokenKey).sort()

onEveryDatabase('an export', (open) => {
  it('holds what was asked for by key, within reach and no further, and no usage', async () => {
    const { scene, ana } = await house(await open())
    const rui = await scene.person('member', 'Rui Costa')
    const [mine, second, theirs] = [await scene.make(ana), await scene.make(ana, { name: 'Second' }), await scene.make(rui)]
    const named = await scene.tokens.exportRows(ana, {}, [second.tokenKey, theirs.tokenKey, 'kru_nothing'])
    expect(named).toMatchObject({ value: { rows: [{ tokenKey: second.tokenKey, status: 'active' }], cut: false } })
    expect(named.ok && Object.keys(named.value.rows[0] ?? {})).not.toContain('days')
    expect(keysOf(await scene.tokens.exportRows(ana, {}))).toEqual([mine.tokenKey, second.tokenKey].sort())
    expect(await scene.tokens.exportRows(ana, {}, [])).toMatchObject({ value: { rows: [] } })
  })

  it('needs a fresh sign-in, and a rejected one is not in the audit log', async () => {
    const { scene, ana } = await house(await open())
    const stale: PersonActor = { ...ana, reauthUntil: await scene.clock.now() }
    const needed = { ok: false, error: { code: 'reauthentication_required' } }
    for (const actor of [stale, { ...ana, reauthUntil: null }]) expect(await scene.tokens.exportRows(actor, {})).toEqual(needed)
    expect(await scene.tokens.exportRows(ana, { tab: 'organization' })).toMatchObject({ error: { code: 'forbidden' } })
    expect(await exported(scene)).toEqual([])
  })

  it('is in the audit log once each: who, what was asked for and how many left', async () => {
    const { scene, ana } = await house(await open())
    const owner = await scene.person('owner', 'Eva Lima', { fresh: true })
    const { tokenKey, token } = await scene.make(ana)
    await scene.tokens.exportRows(ana, {})
    await scene.tokens.exportRows(owner, { tab: 'organization', status: ['active'], removed: true, page: 2 }, [tokenKey])
    await scene.tokens.exportRows(owner, { tab: 'organization', q: token })
    expect(await exported(scene)).toEqual([
      ['Ana Martins', { count: 1, tab: 'yours' }],
      ['Eva Lima', { count: 1, tab: 'organization', status: ['active'], removed: true, chosen: 1 }],
      ['Eva Lima', { count: expect.any(Number), tab: 'organization', q: tokenKey }],
    ])
    expect((await scene.audit.check(orgId)).firstBroken).toBeNull()
  })

  it('gives nothing to somebody whose role was taken a moment before', async () => {
    const { scene } = await house(await open())
    const owner = await scene.person('owner', 'Eva Lima', { fresh: true })
    await scene.db.write((tx) => tx.membership.updateMany({ where: { userId: owner.userId }, data: { role: 'member' } }))
    expect(await scene.tokens.exportRows(owner, { tab: 'organization' })).toMatchObject({ error: { code: 'forbidden' } })
    expect(await exported(scene)).toEqual([])
  })

  it('ends after 10,000 tokens and says that there are more', async () => {
    const { scene, ana } = await house(await open())
    await scene.make(ana)
    const export10k = async (there: number) => {
      const outcome = await exportTokens({ ...scene, db: seemingToHave(scene.db, there) }, ana, {})
      return outcome.ok && [outcome.value.rows.length, outcome.value.cut]
    }
    expect(await export10k(10_000)).toEqual([10_000, false])
    expect(await export10k(10_001)).toEqual([10_000, true])
    expect((await exported(scene)).map(([, { count }]) => count)).toEqual([10_000, 10_000])
    const tooMany = Array.from({ length: 10_001 }, (_, index) => `kru_${index}`)
    expect(await scene.tokens.exportRows(ana, {}, tooMany)).toMatchObject({
      error: { code: 'invalid_input', fields: { keys: [expect.any(String)] } },
    })
  })
})

/** A database whose one token is found so many times: as many as are asked for. */
function seemingToHave(db: OrgFixture['db'], count: number): OrgFixture['db'] {
  const findMany = async ({ args, query }: { args: { take?: number }; query: (args: unknown) => Promise<unknown[]> }) => {
    const [row] = await query(args)
    return Array.from({ length: Math.min(count, args.take ?? 0) }, () => row)
  }
  const client = db.read as unknown as { $extends(by: unknown): OrgFixture['db']['read'] }
  return { ...db, read: client.$extends({ query: { token: { findMany } } }) }
}
