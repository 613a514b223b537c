import { expect, it, onTestFinished } from 'vitest'
import { onEveryDatabase, onPostgres } from '../testing/databases/databases'
import { fillWithTokens } from '../testing/fixtures/many-tokens'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { postgresProxy } from '../testing/fixtures/postgres-proxy'
import { silentLog } from '../testing/fixtures/silent-log'
import { openUsageDatabase } from './usage-store'

/** Takes some tens of milliseconds. */
const slow = `UPDATE "Setting" SET "value" = "value" WHERE
  (WITH RECURSIVE n("i") AS (SELECT 1 UNION ALL SELECT "i" + 1 FROM n WHERE "i" < 100000) SELECT count(*) FROM n) > 0`

onEveryDatabase('writing usage', (open) => {
  it('another writer gets its turn between two of many transactions', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { tokenKey } = await fixture.make(await fixture.person('member'))
    const usage = openUsageDatabase(db.url, 'thread', silentLog)
    onTestFinished(() => usage.close())
    const ended: string[] = []
    const parts = Array.from({ length: 20 }, () => usage.run([{ parts: [slow], values: [] }]).then(() => ended.push('usage')))
    await parts[0]
    await db.write((tx) => tx.token.updateMany({ where: { tokenKey }, data: { note: 'Changed' } })).then(() => ended.push('other'))
    await Promise.all(parts)
    expect(ended.indexOf('other')).toBeLessThan(20)
  })
})

onPostgres('a statement that recurs', (open) => {
  it('is parsed once for a connection', async () => {
    const db = await open()
    const usage = openUsageDatabase(db.url, 'thread', silentLog)
    onTestFinished(() => usage.close())
    const recurring = { parts: [`INSERT INTO "Setting" ("key", "value") VALUES (`, ', ', ')'], recurs: true }
    await usage.run([
      { ...recurring, values: ['a', '1'] },
      { ...recurring, values: ['b', '2'] },
    ])
    await usage.run([
      { ...recurring, values: ['c', '3'] },
      { parts: [`INSERT INTO "Setting" SELECT name, generic_plans + custom_plans FROM pg_prepared_statements`], values: [] },
    ])
    const settings = await db.read.setting.findMany({ orderBy: { key: 'asc' } })
    expect(settings.map(({ key, value }) => [key, value])).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
      ['usage_0', '3'],
    ])
  })
})

onPostgres('last uses', (open) => {
  it('are updated on their page without a change of an index, also all of them in one transaction', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    // what earlier tests left in its pages
    await db.write((tx) => tx.$executeRaw`TRUNCATE "TokenUse"`)
    await fillWithTokens(fixture, [await fixture.person('member')], 500)
    const now = await fixture.clock.now()
    const updates = await db.write(async (tx) => {
      await tx.tokenUse.updateMany({ where: { lastUsedAt: { not: null } }, data: { lastUsedAt: now } })
      return tx.$queryRaw`SELECT n_tup_upd::int AS "all", n_tup_hot_upd::int AS "onTheirPage" FROM pg_stat_xact_user_tables WHERE relname = 'TokenUse'`
    })
    expect(updates).toEqual([{ all: 334, onTheirPage: 334 }])
  })
})

onPostgres('a write whose connection is cut', (open) => {
  it('fails, and the next one uses another connection', async () => {
    const db = await open()
    const proxy = await postgresProxy(db)
    const usage = openUsageDatabase(proxy.url, 'thread', silentLog)
    onTestFinished(() => usage.close())
    await usage.run([])
    proxy.freeze()
    const cut = usage.run([{ parts: ['SELECT 1'], values: [] }])
    setImmediate(() => setImmediate(proxy.cut))
    await expect(cut).rejects.toThrow()
    proxy.thaw()
    await usage.run([{ parts: [`INSERT INTO "Setting" ("key", "value") VALUES ('a', 'b')`], values: [] }])
    expect(await db.read.setting.count()).toBe(1)
  })
})
