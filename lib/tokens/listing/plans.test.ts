import Database from 'better-sqlite3'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { fillWithTokens } from '../../testing/fixtures/many-tokens'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
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

async function planOf(db: TestDb, { sql, values }: Statement): Promise<string[]> {
  if (db.engine === 'sqlite') return sqlitePlan(db.url, sql, values)
  const client = new Client({ connectionString: db.url })
  await client.connect()
  try {
    // small tables are scanned although an index fits
    await client.query('SET enable_seqscan = off; SET enable_bitmapscan = off')
    const { rows } = await client.query<Record<string, string>>(`EXPLAIN ${sql}`, [...values])
    return rows.map((row) => row['QUERY PLAN'] ?? '')
  } finally {
    await client.end()
  }
}

function sqlitePlan(url: string, sql: string, values: readonly unknown[]): string[] {
  const database = new Database(url.slice('file:'.length), { readonly: true })
  try {
    const steps = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values)
    return steps.map(({ detail }) => detail)
  } finally {
    database.close()
  }
}

async function vacuum(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('VACUUM (ANALYZE) "TokenListing"')
  await client.end()
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
    // as it does by itself later: until then Postgres has to look whether a row is visible
    if (db.engine === 'postgres') await vacuum(db.url)
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
