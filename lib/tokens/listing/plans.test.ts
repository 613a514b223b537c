import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { fillWithTokens } from '../../testing/fixtures/many-tokens'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { planOf, vacuum } from '../../testing/fixtures/plans'
import { type Statement, watchStatements } from '../../testing/fixtures/statements'
import { type ListFilter, sorts, statusFilters, tabs } from '../input-schema'
import { selectTokens } from '../list-query'
import { countListing } from './count-store'

const organization = { tab: 'organization' } as const
const filters: readonly ListFilter[] = [
  ...tabs.map((tab) => ({ tab })),
  ...sorts.map((sort) => ({ ...organization, sort })),
  ...statusFilters.map((status) => ({ ...organization, status: [status] })),
  { ...organization, type: 'admin' },
  { ...organization, owner: `${orgId}-Ana Martins` },
  { ...organization, location: `${orgId}-harbour` },
  { ...organization, q: 'zapier ana' },
  { ...organization, q: '🚀' },
  { ...organization, scope: 'contacts:read' },
]

/** Steps of a plan that read a whole table whose size grows with the number of tokens. */
async function scansOf(db: TestDb, statement: Statement): Promise<string[]> {
  const steps = await planOf(db, statement)
  if (db.engine === 'sqlite')
    return steps.filter((step) => /^SCAN (l|t|w|u|s|TokenWord|TokenScope|Token|TokenListing|UsageHour)\b/.test(step))
  return steps.filter((step) => /Seq Scan on "(Token|TokenListing|TokenUse|TokenWord|TokenScope|UsageHour)"/.test(step))
}

/** Steps that read rows of the list, not only an index. */
async function rowReadsOf(db: TestDb, statement: Statement): Promise<string[]> {
  const steps = await planOf(db, statement)
  if (db.engine === 'sqlite') return steps.filter((step) => /^(SEARCH|SCAN) l\b/.test(step) && !step.includes('COVERING INDEX'))
  return steps.filter((step) => step.includes('"TokenListing"') && !step.includes('Index Only Scan'))
}

onEveryDatabase('the token list', (open) => {
  it('reads no table as a whole and asks at most eight times, for every tab, order, filter and search', { timeout: 120_000 }, async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { inactivityDays: 90 })
    const ana = await fixture.person('owner', 'Ana Martins')
    await fixture.make(ana, { name: 'Zapier sync' })
    const take = watchStatements()
    for (const filter of filters) {
      take()
      expect(await fixture.tokens.list(ana, filter)).toMatchObject({ ok: true })
      const statements = take()
      expect([filter, statements.length > 8 ? statements.map(({ sql }) => sql) : 'few']).toEqual([filter, 'few'])
      for (const statement of statements) expect([filter, statement.sql, await scansOf(db, statement)]).toEqual([filter, statement.sql, []])
    }
  })

  it('counts each status of a long list without reading a row of it', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { inactivityDays: 90 })
    const ana = await fixture.person('owner', 'Ana Martins')
    await fillWithTokens(fixture, [ana], 600)
    await vacuum(db, ['TokenListing'])
    const selected = await selectTokens(fixture, ana, organization)
    if (!selected.ok) throw new Error(JSON.stringify(selected.error))
    const { listing, query } = selected.value
    const take = watchStatements()
    take()
    await countListing(db.read, listing, query, { cells: [], complete: false })
    const [counting, ...others] = take()
    expect(others).toEqual([])
    expect(counting && (await rowReadsOf(db, counting))).toEqual([])
  })
})
