import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import { putTable } from '../../seeding/index'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { withReads } from '../../testing/databases/operations'
import { fillWithTokens } from '../../testing/fixtures/many-tokens'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { hourMs } from '../../time/units'
import { readPolicy } from '../policy/record'
import { countWorking, findReasons, sumUse } from './store'

const [hours, generations] = [300, 9]

/** A token with a row of use for each of many hours and generations, and one with few. */
async function setUp(opened: TestDb) {
  const { db, reads } = withReads(opened)
  const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0, inactivityDays: 0 })
  const ana = await fixture.person('owner', 'Ana Martins')
  const [busy, quiet] = [await fixture.make(ana, { name: 'busy' }), await fixture.make(ana, { name: 'quiet' })]
  const idOf = async ({ tokenKey }: { tokenKey: string }) => (await db.read.token.findFirstOrThrow({ where: { tokenKey } })).id
  fixture.clock.advance('P20D')
  const now = await fixture.clock.now()
  const hour = (index: number) => new Date(Math.floor(now.getTime() / hourMs) * hourMs - index * hourMs)
  const row = { orgId, tokenId: await idOf(busy), accepted: 2, rejected: 1 }
  const rows = Array.from({ length: hours * generations }, (_, index) => ({
    ...row,
    generation: 1 + (index % generations),
    hour: hour(Math.floor(index / generations)),
  }))
  const other = { ...row, tokenId: await idOf(quiet), generation: 1, hour: hour(100), accepted: 5 }
  const reasons = ['expired', 'deactivated'].flatMap((code, count) =>
    Array.from({ length: hours }, (_, index) => ({ orgId, tokenId: row.tokenId, code, hour: hour(index), count: count + 1 })),
  )
  await db.write(async (tx) => {
    for (let at = 0; at < rows.length; at += 500) await putTable(tx, db.engine, 'UsageHour', rows.slice(at, at + 500))
    await putTable(tx, db.engine, 'UsageHour', [other])
    await putTable(tx, db.engine, 'RejectionHour', reasons)
  })
  return { fixture, ana, busy, reads, now, hour }
}

onEveryDatabase('the use of a token by many generations', (open) => {
  it('is added up in the database', async () => {
    const { fixture, ana, busy, reads } = await setUp(await open())
    const most = async (call: () => Promise<{ readonly ok: boolean }>) => {
      reads.length = 0
      expect(await call()).toMatchObject({ ok: true })
      return Math.max(...reads.map(({ rows }) => rows))
    }
    expect(await most(() => fixture.tokens.usage(ana, busy.tokenKey, 30))).toBe(hours)
    expect(await most(() => fixture.tokens.show(ana, busy.tokenKey))).toBe(12)
    expect(await most(() => fixture.tokens.list(ana, {}))).toBeLessThanOrEqual(13)
    const usage = await fixture.tokens.usage(ana, busy.tokenKey, 30)
    const sum = (days: readonly { accepted: number }[]) => days.reduce((total, { accepted }) => total + accepted, 0)
    expect(usage.ok && sum(usage.value.days)).toBe(hours * generations * 2)
    const shown = await fixture.tokens.show(ana, busy.tokenKey)
    const { usedToday, days } = shown.ok ? shown.value.token : { usedToday: 0, days: [] }
    expect(usedToday).toBe(24 * generations * 2)
    expect(days).toEqual(usage.ok && usage.value.days.slice(-12).map(({ accepted, rejected }) => ({ accepted, rejected })))
  })

  it('has the same sums in a report, however few rows a statement compares', async () => {
    const { fixture, now, hour } = await setUp(await open())
    const selected = { orgId, from: hour(hours - 50), to: new Date(now.getTime() + hourMs), token: {}, few: false }
    const { read } = fixture.db
    const sorted = async (most?: number) => {
      const { hours: byHour, byToken } = await sumUse(read, selected, most)
      return [
        byHour.toSorted((one, other) => one.hour.getTime() - other.hour.getTime()),
        [...byToken].toSorted(([one], [other]) => one.localeCompare(other)),
      ]
    }
    const [whole, reasons] = [await sorted(), await findReasons(read, selected)]
    expect(whole.map((list) => list.length)).toEqual([hours - 49, 2])
    for (const most of [1, 40, 1_000]) {
      expect(await sorted(most)).toEqual(whole)
      expect(await findReasons(read, selected, most)).toEqual(reasons)
    }
  })
})

onEveryDatabase('the number of working tokens', (open) => {
  it('is the same however few tokens a statement compares, for everyone', async () => {
    const fixture = await openOrgFixture(await open(), { inactivityDays: 90, listedPerPerson: 0, livePerPerson: 0 })
    const [ana, rui] = [await fixture.person('owner', 'Ana Martins'), await fixture.person('member', 'Rui Costa')]
    await fillWithTokens(fixture, [ana, rui], 150)
    const { read } = fixture.db
    const now = await fixture.clock.now()
    const policy = await readPolicy(read, orgId)
    const terms = ({ userId }: PersonActor) => ({ orgId, policy, now, userId, locationIds: [`${orgId}-downtown`], unusedSince: now })
    for (const working of [
      { ...terms(ana), reach: 'all', location: null, type: null },
      { ...terms(ana), reach: 'all', location: `${orgId}-downtown`, type: null },
      { ...terms(ana), reach: 'all', location: null, type: 'admin' },
      { ...terms(rui), reach: 'locations', location: null, type: null },
      { ...terms(rui), reach: 'own', location: null, type: null },
    ] as const) {
      const whole = await countWorking(read, working)
      expect(whole.active).toBeGreaterThan(0)
      for (const most of [7, 150]) expect(await countWorking(read, working, most)).toEqual(whole)
    }
  })
})
