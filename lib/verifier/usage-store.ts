import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { Pool } from 'pg'
import { DatabaseBusy, errorCode } from '../errors'

type Value = string | number | Date | null

/** SQL that is valid on both databases, cut at its values. */
interface Statement {
  readonly parts: readonly string[]
  readonly values: readonly Value[]
}

/** Writes counters. Nothing that a verdict depends on is ever written here. */
export interface UsageDatabase {
  /** Runs the statements in one transaction. */
  run(statements: Iterable<Statement>): Promise<void>
  /** Returns the ids that exist. */
  findTokenIds(ids: readonly string[]): Promise<ReadonlySet<string>>
  close(): Promise<void>
}

export const openUsageDatabase = (url: string): UsageDatabase => (url.startsWith('file:') ? openSqlite(url) : openPostgres(url))

const idsPerQuery = 500
const lockPatienceMs = 2_000
const pollMs = 3

/** A lost window of counters is no loss of data, so a commit need not wait for the disk. */
function openSqlite(url: string): UsageDatabase {
  let opened: Database.Database | null = null
  const open = (): Database.Database => {
    if (opened) return opened
    opened = new Database(url.slice('file:'.length), { fileMustExist: true, timeout: 0 })
    opened.pragma('foreign_keys = ON')
    opened.pragma('synchronous = NORMAL')
    return opened
  }

  /** The driver would block the process while it waits for another writer. */
  async function begin(db: Database.Database): Promise<void> {
    for (const start = performance.now(); ; await pause(pollMs)) {
      try {
        db.exec('BEGIN IMMEDIATE')
        return
      } catch (error) {
        if (!/^SQLITE_(BUSY|LOCKED)/.test(errorCode(error) ?? '')) throw error
        if (performance.now() - start > lockPatienceMs) throw new DatabaseBusy('The database is busy.', { cause: error })
      }
    }
  }

  return {
    async run(statements) {
      const db = open()
      await begin(db)
      try {
        for (const { parts, values } of statements) {
          db.prepare(parts.join('?')).run(values.map((value) => (value instanceof Date ? value.getTime() : value)))
          // requests are served between two statements
          await nextTurn()
        }
        db.exec('COMMIT')
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK')
        throw error
      }
    },
    findTokenIds(ids) {
      const statement = open().prepare<[string], { id: string }>('SELECT "id" FROM "Token" WHERE "id" = ?')
      return Promise.resolve(new Set(ids.filter((id) => statement.get(id) !== undefined)))
    },
    close: () => Promise.resolve(void opened?.close()),
  }
}

function openPostgres(url: string): UsageDatabase {
  const pool = new Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: 2_000,
    query_timeout: 12_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    fallback_application_name: 'keyrail usage',
    options: '-c TimeZone=UTC',
  })
  // a broken idle connection is replaced at the next write
  pool.on('error', () => undefined)
  return {
    async run(statements) {
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        for (const { parts, values } of statements) await client.query(numbered(parts), [...values])
        await client.query('COMMIT')
        client.release()
      } catch (error) {
        // rolls back
        client.release(true)
        throw error
      }
    },
    async findTokenIds(ids) {
      const existing = new Set<string>()
      for (let start = 0; start < ids.length; start += idsPerQuery) {
        const batch = ids.slice(start, start + idsPerQuery)
        const { rows } = await pool.query<{ id: string }>('SELECT "id" FROM "Token" WHERE "id" = ANY($1::text[])', [batch])
        for (const { id } of rows) existing.add(id)
      }
      return existing
    },
    close: () => pool.end(),
  }
}

const numbered = (parts: readonly string[]): string => parts.reduce((sql, part, index) => `${sql}$${index}${part}`)
