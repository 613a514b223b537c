import { setTimeout as pause } from 'node:timers/promises'
import type { Database, Statement } from 'better-sqlite3'
import { DatabaseBusy, errorCode, errorMessage } from '../errors'
import { gather } from './gather'
import {
  type Keys,
  keysOf,
  type LookupQuery,
  type LookupRow,
  type LookupRows,
  type LookupTogether,
  oncePerQuery,
  pingQuery,
  type RowReader,
} from './reader'
import { createSqliteFile } from './reader-sqlite-file'

/** Of each lookup. Readers never wait for a writer, only for a checkpoint or a recovery. */
const patienceMs = 250
const pollMs = 2

/**
 * Opened on first use. The driver is synchronous: a lookup takes microseconds, and waiting for a lock is never left to it. The lookups
 * of one turn of the event loop share a transaction that begins after them: locks are taken once, and a key is read once.
 */
export function createSqliteReader(url: string): RowReader {
  const file = createSqliteFile(url.slice('file:'.length))

  function prepareTogether(queries: readonly LookupQuery[]): LookupTogether {
    let prepared: { readonly db: Database; readonly statements: readonly RowStatement[] } | null = null

    function read(asked: readonly Keys[]): readonly LookupRows[] {
      const db = file.connection()
      if (prepared?.db !== db) prepared = { db, statements: queries.map((query) => db.prepare<[string], LookupRow>(sqlOf(query)).raw()) }
      const { statements } = prepared
      return inTransaction(db, () => statements.map((statement, index) => rowsOf(keysOf(asked, index), statement)))
    }

    const fetch = async (asked: readonly Keys[]) => {
      try {
        return read(asked)
      } catch (cause) {
        if (isLocked(cause)) await pause(pollMs)
        throw new DatabaseBusy(`The database cannot be read: ${errorMessage(cause)}`, { cause })
      }
    }
    return gather(fetch, 1, (error, waitedMs) => waitedMs < patienceMs && error instanceof Error && isLocked(error.cause))
  }

  const prepare = oncePerQuery(prepareTogether)
  const ping = prepare(pingQuery)
  return {
    prepare,
    prepareTogether,
    ping: async () => void (await ping('')),
    close: () => {
      file.close()
      return Promise.resolve()
    },
  }
}

type RowStatement = Statement<[string], LookupRow>

const sqlOf = ({ columns, from, key }: LookupQuery): string => `SELECT ${columns.join(', ')} ${from} WHERE ${key} = ?`

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

function rowsOf(keys: readonly string[], statement: RowStatement): LookupRows {
  const rows = new Map<string, LookupRow>()
  for (const key of keys) {
    const row = statement.get(key)
    if (row) rows.set(key, row)
  }
  return rows
}

const isLocked = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(errorCode(error) ?? '')
