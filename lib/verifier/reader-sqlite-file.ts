import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DatabaseBusy } from '../errors'

/** Pages that every lookup reads; the driver's 16 MB are no faster. */
const cacheKib = 2_000

export interface SqliteFile {
  connection(): Database.Database
  close(): void
}

/** A restored file has another inode: the old one would go on giving old rows. Checked once per turn of the event loop. */
export function createSqliteFile(path: string): SqliteFile {
  let open: { readonly db: Database.Database; readonly file: string } | null = null
  let checked = false

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
    close()
    open = { db: new Database(path, { readonly: true, fileMustExist: true, timeout: 0 }), file }
    open.db.pragma(`cache_size = -${cacheKib}`)
  }

  function close(): void {
    open?.db.close()
    open = null
  }

  return { connection, close }
}

function identityOf(path: string): string {
  const { dev, ino } = statSync(path)
  return `${dev} ${ino}`
}
