import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Pool, QueryConfig } from 'pg'
import { DatabaseBusy, errorCode } from '../errors'
import { newId } from '../ids'
import type { Log, Random } from '../ports'
import { batchStatements, networkStatements, type Statement, type UsageWriter } from '../recorder/index'
import { createLogLimit } from './sqlite-log-store'

/** Writes counters. Nothing that a verdict depends on is ever written here. */
export interface UsageDatabase {
  /** Runs the statements in one transaction. */
  run(statements: Iterable<Statement>): Promise<void>
  /** Returns the ids that exist. */
  findTokenIds(ids: readonly string[]): Promise<ReadonlySet<string>>
  close(): Promise<void>
}

export const openUsageDatabase = (url: string, caller: Caller, log: Pick<Log, 'warn'>): UsageDatabase =>
  url.startsWith('file:') ? openSqlite(url, caller, log) : openPostgres(url)

/**
 * On SQLite, writes of a thread wait for the disk and keep the log short. Those of the event loop, which must not block, do neither:
 * a power failure can lose them, and a crash of the process cannot.
 */
type Caller = 'thread' | 'event loop'

const pragmas: Record<Caller, readonly string[]> = {
  thread: ['synchronous = FULL'],
  'event loop': ['synchronous = NORMAL', 'wal_autocheckpoint = 0'],
}

/** The recorder's access to this database. */
export const usageWriter = ({ run, findTokenIds }: UsageDatabase, random: Random): UsageWriter => ({
  write: (batch) => run(batchStatements(batch, () => newId(random))),
  findTokenIds,
  writeNetworks: (uses) => run(networkStatements(uses)),
})

const idsPerQuery = 500
const lockPatienceMs = 2_000
const pollMs = 3
/** Time after a transaction in which other processes, which ask for the lock every few milliseconds, can get it. */
const gapMs = 5
/** Memory; the driver's 16 MB are no faster. */
const cacheKib = 4_000

function openSqlite(url: string, caller: Caller, log: Pick<Log, 'warn'>): UsageDatabase {
  let opened: Database.Database | null = null
  let keepLogShort = () => Promise.resolve()
  const open = (): Database.Database => {
    if (opened) return opened
    opened = new Database(url.slice('file:'.length), { fileMustExist: true, timeout: 0 })
    opened.pragma('foreign_keys = ON')
    for (const pragma of pragmas[caller]) opened.pragma(pragma)
    opened.pragma(`cache_size = -${cacheKib}`)
    if (caller === 'thread') keepLogShort = createLogLimit(opened, log)
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

  /** A prepared statement holds its memory until it is collected. */
  const kept = new Map<readonly string[], Database.Statement<unknown[]>>()
  function prepared(db: Database.Database, { parts, recurs = false }: Statement): Database.Statement<unknown[]> {
    const statement = kept.get(parts) ?? db.prepare<unknown[]>(parts.join('?'))
    if (recurs) kept.set(parts, statement)
    return statement
  }

  async function transact(statements: Iterable<Statement>): Promise<void> {
    const db = open()
    await begin(db)
    try {
      for (const statement of statements) {
        prepared(db, statement).run(statement.values.map((value) => (value instanceof Date ? value.getTime() : value)))
        // requests are served between two statements
        await nextTurn()
      }
      db.exec('COMMIT')
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw error
    }
  }

  async function leaveGap(): Promise<void> {
    await keepLogShort()
    await pause(gapMs)
  }

  let last: Promise<void> = Promise.resolve()
  return {
    // one transaction at a time: they share the connection
    run(statements) {
      const next = last.then(() => transact(statements))
      last = next.then(leaveGap, leaveGap)
      return next
    },
    findTokenIds(ids) {
      const statement = open().prepare<[string], { id: string }>('SELECT "id" FROM "Token" WHERE "id" = ?')
      return Promise.resolve(new Set(ids.filter((id) => statement.get(id) !== undefined)))
    },
    async close() {
      await last
      opened?.close()
    },
  }
}

function openPostgres(url: string): UsageDatabase {
  const queryOf = createQueries()
  let opened: Promise<Pool> | null = null
  function open(): Promise<Pool> {
    opened ??= openPool(url)
    return opened
  }

  return {
    async run(statements) {
      const client = await (await open()).connect()
      // a lost connection fails the statement, and is reported here as well: without a listener, that would end the process
      client.on('error', ignore)
      try {
        await client.query('BEGIN')
        for (const statement of statements) await client.query(queryOf(statement))
        await client.query('COMMIT')
        client.release()
      } catch (error) {
        // rolls back
        client.release(true)
        throw error
      } finally {
        client.removeListener('error', ignore)
      }
    },
    async findTokenIds(ids) {
      const pool = await open()
      const existing = new Set<string>()
      for (let start = 0; start < ids.length; start += idsPerQuery) {
        const batch = ids.slice(start, start + idsPerQuery)
        const { rows } = await pool.query<{ id: string }>('SELECT "id" FROM "Token" WHERE "id" = ANY($1::text[])', [batch])
        for (const { id } of rows) existing.add(id)
      }
      return existing
    },
    close: async () => (await opened)?.end(),
  }
}

const ignore = (): void => undefined

/** Loads the driver only where it is used: each thread has its own copy. */
async function openPool(url: string): Promise<Pool> {
  const { Pool } = await import('pg')
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
  pool.on('error', ignore)
  return pool
}

/** Those that recur are named, so that a connection parses each once. Parsing and planning take as long as running. */
function createQueries(): (statement: Statement) => QueryConfig {
  const named = new Map<readonly string[], Pick<QueryConfig, 'name' | 'text'>>()
  return ({ parts, values, recurs = false }) => {
    const query = named.get(parts) ?? { name: recurs ? `usage_${named.size}` : undefined, text: numbered(parts) }
    if (recurs) named.set(parts, query)
    return { ...query, values: [...values] }
  }
}

const numbered = (parts: readonly string[]): string => parts.reduce((sql, part, index) => `${sql}$${index}${part}`)
