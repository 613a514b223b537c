import { setTimeout as pause } from 'node:timers/promises'
import type { Database, Statement } from 'better-sqlite3'
import { DatabaseBusy, errorCode, errorMessage } from '../errors'
import { gather } from './gather'
import { type Lookup, type LookupQuery, type LookupRow, oncePerQuery, pingQuery, type RowReader } from './reader'
import { createSqliteFile } from './reader-sqlite-file'

/** Of each lookup. Readers never wait for a writer, only for a checkpoint or a recovery. */
const patienceMs = 250
const pollMs = 2

/**
 * Opened on first use. The driver is synchronous: a lookup takes microseconds, and waiting for a lock is never left to it. The lookups
 * of one query in one turn of the event loop share a transaction that begins after them: locks are taken once, and a key is read once.
 */
export function createSqliteReader(url: string): RowReader {
  const file = createSqliteFile(url.slice('file:'.length))

  function create({ columns, from, key }: LookupQuery): Lookup {
    const sql = `SELECT ${columns.join(', ')} ${from} WHERE ${key} = ?`
    let prepared: { readonly db: Database; readonly statement: Statement<[string], LookupRow> } | null = null

    function read(keys: readonly string[]): ReadonlyMap<string, LookupRow> {
      const db = file.connection()
      if (prepared?.db !== db) prepared = { db, statement: db.prepare<[string], LookupRow>(sql).raw() }
      const { statement } = prepared
      return inTransaction(db, () => rowsOf(keys, (value) => statement.get(value)))
    }

    const fetch = async (keys: readonly string[]) => {
      try {
        return read(keys)
      } catch (cause) {
        if (isLocked(cause)) await pause(pollMs)
        throw new DatabaseBusy(`The database cannot be read: ${errorMessage(cause)}`, { cause })
      }
    }
    return gather(fetch, 1, (error, waitedMs) => waitedMs < patienceMs && error instanceof Error && isLocked(error.cause))
  }

  const prepare = oncePerQuery(create)
  const ping = prepare(pingQuery)
  return {
    prepare,
    ping: async () => void (await ping('')),
    close: () => {
      file.close()
      return Promise.resolve()
    },
  }
}

/** The driver's `transaction` costs as much as a lookup. */
function inTransaction<T>(db: Database, work: () => T): T {
  db.exec('BEGIN')
  try {
    return work()
  } finally {
    // an error may have ended it
    if (db.inTransaction) db.exec('COMMIT')
  }
}

function rowsOf(keys: readonly string[], find: (key: string) => LookupRow | undefined): ReadonlyMap<string, LookupRow> {
  const rows = new Map<string, LookupRow>()
  for (const key of keys) {
    const row = find(key)
    if (row) rows.set(key, row)
  }
  return rows
}

const isLocked = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(errorCode(error) ?? '')
