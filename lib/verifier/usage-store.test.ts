import { expect, it, onTestFinished } from 'vitest'
import { onEveryDatabase, onPostgres } from '../testing/databases/databases'
import { fillWithTokens } from '../testing/fixtures/many-tokens'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { openUsageDatabase } from './usage-store'

/** Takes some tens of milliseconds. */
const slow = `UPDATE "Setting" SET "value" = "value" WHERE
  (WITH RECURSIVE n("i") AS (SELECT 1 UNION ALL SELECT "i" + 1 FROM n WHERE "i" < 100000) SELECT count(*) FROM n) > 0`

onEveryDatabase('writing usage', (open) => {
  it('another writer gets its turn between two of many transactions', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { tokenKey } = await fixture.make(await fixture.person('member'))
    const usage = openUsageDatabase(db.url, 'thread')
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
    const usage = openUsageDatabase(db.url, 'thread')
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
  it('are updated on their page, all of them in one transaction, so that no index changes', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    // what earlier tests left in its pages
    await db.write((tx) => tx.$executeRaw`TRUNCATE "TokenUse"`)
    await fillWithTokens(fixture, [await fixture.person('member')], 500)
    const pages = () => db.read.$queryRaw`SELECT "tokenId", (ctid::text::point)[0] AS "page" FROM "TokenUse" ORDER BY "tokenId"`
    const before = await pages()
    expect(before).toHaveLength(334)
    const now = await fixture.clock.now()
    await db.write((tx) => tx.tokenUse.updateMany({ where: { lastUsedAt: { not: null } }, data: { lastUsedAt: now } }))
    expect(await pages()).toEqual(before)
  })
})
