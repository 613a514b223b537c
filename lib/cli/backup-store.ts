import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

/** Copies a database that may be in use, as it is at one moment, into a new file that only its owner can read. */
export async function copyDatabase(file: string, target: string): Promise<void> {
  closeSync(openSync(target, 'wx', 0o600))
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    await database.backup(target)
  } finally {
    database.close()
  }
  sync(target)
}

/** True if the file is a whole SQLite database. */
export function isWhole(file: string): boolean {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true })
    try {
      return database.pragma('quick_check', { simple: true }) === 'ok'
    } finally {
      database.close()
    }
  } catch {
    return false
  }
}

/** True if another process has the database open: leaving the write-ahead log needs it alone. */
export function isInUse(file: string): boolean {
  if (!existsSync(file)) return false
  const database = new Database(file, { timeout: 0 })
  try {
    return database.pragma('journal_mode = DELETE', { simple: true }) !== 'delete'
  } catch {
    return true
  } finally {
    database.close()
  }
}

/** Puts a copy of the backup in place of the database; returns where the old one is now, or null if there was none. */
export function replaceDatabase(file: string, backup: string): string | null {
  const draft = `${file}.restoring`
  copyFileSync(backup, draft)
  sync(draft)
  const kept = existsSync(file) ? freeName(`${file}.before-restore`) : null
  if (kept !== null) renameSync(file, kept)
  renameSync(draft, file)
  sync(dirname(file))
  return kept
}

function freeName(path: string): string {
  let number = 1
  while (existsSync(`${path}-${number}`)) number += 1
  return `${path}-${number}`
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
