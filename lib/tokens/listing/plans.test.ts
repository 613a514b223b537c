import Database from 'better-sqlite3'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { type Statement, watchStatements } from '../../testing/fixtures/statements'
import { type ListFilter, sorts, statusFilters, tabs } from '../input-schema'

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
async function scansOf(db: TestDb, { sql, values }: Statement): Promise<string[]> {
  if (db.engine === 'sqlite') return sqliteScans(db.url, sql, values)
  const client = new Client({ connectionString: db.url })
  await client.connect()
  try {
    // small tables are scanned although an index fits
    await client.query('SET enable_seqscan = off')
    const { rows } = await client.query<Record<string, string>>(`EXPLAIN ${sql}`, [...values])
    return rows
      .map((row) => row['QUERY PLAN'] ?? '')
      .filter((step) => /Seq Scan on "(Token|TokenListing|TokenUse|TokenWord|TokenScope|UsageHour)"/.test(step))
  } finally {
    await client.end()
  }
}

function sqliteScans(url: string, sql: string, values: readonly unknown[]): string[] {
  const database = new Database(url.slice('file:'.length), { readonly: true })
  try {
    const steps = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values)
    return steps
      .map(({ detail }) => detail)
      .filter((detail) => /^SCAN (l|t|w|u|s|TokenWord|TokenScope|Token|TokenListing|UsageHour)\b/.test(detail))
  } finally {
    database.close()
  }
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
})
