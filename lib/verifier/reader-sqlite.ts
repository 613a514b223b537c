import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { DatabaseBusy, errorCode, errorMessage } from '../errors'
import { type Lookup, type LookupQuery, type LookupRow, oncePerQuery, pingQuery, type RowReader } from './reader'

/** Readers never wait for a writer, only for a checkpoint or a recovery. */
const patienceMs = 250
const pollMs = 2
/** Opened on first use. The driver is synchronous: a lookup takes microseconds, and waiting for a lock is never left to it. */
export function createSqliteReader(url: string): RowReader {
  const path = url.slice('file:'.length)
  let open: { readonly db: Database.Database; readonly file: string } | null = null
  let generation = 0
  let checked = false

  /** A restored file has another inode: the old one would go on giving old rows. Checked once per turn of the event loop. */
  function connection(): Database.Database {
    if (open && checked) return open.db
    const file = identityOf(path)
    checked = true
    setImmediate(() => {
      checked = false
    })
    if (open?.file !== file) reopen(file)
    if (!open) throw new DatabaseBusy('The database file is not open.')
    return open.db
  }

  function reopen(file: string): void {
    open?.db.close()
    open = null
    generation += 1
    open = { db: new Database(path, { readonly: true, fileMustExist: true, timeout: 0 }), file }
  }

  function create({ columns, from, key }: LookupQuery): Lookup {
    const sql = `SELECT ${columns.join(', ')} ${from} WHERE ${key} = ?`
    let statement: Database.Statement<[string], LookupRow> | null = null
    let preparedFor = -1
    const read = (value: string): LookupRow | null => {
      const db = connection()
      if (!statement || preparedFor !== generation) {
        statement = db.prepare<[string], LookupRow>(sql).raw()
        preparedFor = generation
      }
      return statement.get(value) ?? null
    }
    return async (value) => {
      try {
        return read(value)
      } catch (error) {
        return retry(() => read(value), error)
      }
    }
  }

  const prepare = oncePerQuery(create)
  const ping = prepare(pingQuery)
  return {
    prepare,
    ping: async () => void (await ping('')),
    close: () => {
      open?.db.close()
      open = null
      return Promise.resolve()
    },
  }
}

function identityOf(path: string): string {
  const { dev, ino } = statSync(path)
  return `${dev} ${ino}`
}

async function retry<T>(read: () => T, first: unknown): Promise<T> {
  let failure = first
  for (const start = performance.now(); isLocked(failure) && performance.now() - start < patienceMs; ) {
    await pause(pollMs)
    try {
      return read()
    } catch (error) {
      failure = error
    }
  }
  throw new DatabaseBusy(`The database cannot be read: ${errorMessage(failure)}`, { cause: failure })
}

const isLocked = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(errorCode(error) ?? '')
