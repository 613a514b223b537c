import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { migrate } from '../../lib/db/migrate'
import { firstPolicy, presets } from '../../lib/tokens/index'
import * as rows from './rows'

type Row = Readonly<Record<string, unknown>>
type Put = (table: string, some: readonly Row[]) => Promise<void>

const perStatement = 2_000
/** The migration that adds the indexes under test: it runs last, so that the bulk of the rows comes before them, as in an upgrade. */
const firstNew = '20261129097000_list_index'

/** Numbers of rows; tokens are those of each organization. */
export interface Sizes {
  readonly tokens: number
  readonly others: number
  readonly organizations: number
}

/** Creates the database at `url` with the rows of the benchmark. */
export async function fill(url: string, root: string, sizes: Sizes, say: (text: string) => void): Promise<void> {
  const engine = url.startsWith('file:') ? 'sqlite' : 'postgres'
  const migrations = join(root, 'prisma/migrations', engine)
  const older = mkdtempSync(join(tmpdir(), 'keyrail-bench-'))
  for (const name of readdirSync(migrations)) if (name < firstNew) cpSync(join(migrations, name), join(older, name), { recursive: true })
  await migrate(url, older)
  rmSync(older, { recursive: true })
  const { put, close } = engine === 'sqlite' ? openSqlite(url) : await openPostgres(url)
  await putAll(put, sizes, say)
  await close()
  say('the migration that adds the indexes')
  await migrate(url, migrations)
}

async function putAll(put: Put, { tokens, others, organizations }: Sizes, say: (text: string) => void): Promise<void> {
  const putMany = async (table: string, count: number, make: (index: number) => Row) => {
    for (let from = 0; from < count; from += perStatement)
      await put(
        table,
        Array.from({ length: Math.min(perStatement, count - from) }, (_, index) => make(from + index)),
      )
  }
  for (const [number, org] of rows.organizations.slice(0, organizations).entries()) {
    say(`${tokens.toLocaleString('en-US')} tokens in ${org}`)
    await put('Organization', [{ id: org, slug: org, name: org, timeZone: 'Europe/Lisbon', createdAt: rows.now }])
    const policy = firstPolicy('default', { ...presets.default, listedPerPerson: 0, livePerPerson: 0, inactivityDays: 90 }, rows.now)
    await put('Policy', [{ ...policy, inactivitySince: new Date(0), orgId: org, version: 1 }])
    await put('AuditHead', [{ orgId: org, seq: org === rows.bigOrg ? others : 0, mac: '' }])
    await putMany('Location', 20, (index) => rows.locationRow(org, index))
    await putMany('User', rows.membersOf(org), (index) => rows.userRow(org, index))
    await putMany('Membership', rows.membersOf(org), (index) => rows.membershipRow(org, index))
    await putMany('Token', tokens, (index) => rows.tokenRow(org, number, index))
    await putMany('TokenUse', Math.floor(tokens * 0.8), (index) => rows.useRow(org, number, index))
    await putMany('UsageHour', Math.floor(tokens * 0.5), (index) => rows.hourRow(org, number, index))
  }
  const org = rows.bigOrg
  say(`${others.toLocaleString('en-US')} contacts, deliveries, notices and audit entries`)
  await putMany('Contact', others, (index) => rows.contactRow(org, index))
  const destination = { id: 'bench-destination', orgId: org, name: 'Leads', kind: 'json', tokenId: 'token-0', createdByName: 'Ana' }
  await put('Destination', [{ ...destination, createdAt: rows.now }])
  await putMany('Delivery', others, (index) => rows.deliveryRow(org, index))
  await putMany('Notice', others, (index) => rows.noticeRow(org, index))
  await putMany('AuditEntry', others, (index) => rows.auditRow(org, index))
}

function openSqlite(url: string) {
  const database = new Database(url.slice('file:'.length))
  for (const pragma of ['synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -500000']) database.pragma(pragma)
  const put: Put = async (table, some) => {
    const info = database.pragma(`table_info("${table}")`) as { name: string }[]
    const columns = existing(
      some,
      info.map(({ name }) => name),
    )
    const values = columns.map((column) => `"value" ->> '${column}'`)
    const sql = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) SELECT ${values.join(', ')} FROM json_each(?)`
    database.prepare(sql).run(JSON.stringify(some))
  }
  const numbered: Put = (table, some) => put(table, some.map(withNumbersForTimes))
  return { put: numbered, close: async () => void database.close() }
}

/** Columns of the rows without those that a later migration adds with a default. */
const existing = (some: readonly Row[], columns: readonly string[]): string[] =>
  Object.keys(some[0] ?? {}).filter((column) => columns.includes(column))

const withNumbersForTimes = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value instanceof Date ? value.getTime() : value]))

async function openPostgres(url: string) {
  const client = new Client({ connectionString: url, options: '-c session_replication_role=replica' })
  await client.connect()
  const put: Put = async (table, some) => {
    const info = await client.query<{ name: string }>('SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1', [
      table,
    ])
    const columns = existing(
      some,
      info.rows.map(({ name }) => name),
    )
      .map((column) => `"${column}"`)
      .join(', ')
    const sql = `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`
    await client.query(sql, [JSON.stringify(some)])
  }
  return { put, close: () => client.end() }
}
