import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'

/** Lookups in a longer log are slower. Its pages are written to the file in less than a second. */
export const maxLogBytes = 64_000_000
const patienceMs = 1_000
const pollMs = 3

/**
 * Empties a long write-ahead log. SQLite begins it again only when a commit finds that nobody reads from it: with several busy
 * processes that is never so, and the log would grow without bound. Takes several attempts, because it waits for no reader and no
 * writer: after each attempt more readers read from the file. Blocks the thread while pages are written. Gives up after a second.
 */
export async function keepLogShort(db: Database): Promise<void> {
  for (const start = performance.now(); performance.now() - start < patienceMs; await pause(pollMs)) {
    if (logBytes(db) <= maxLogBytes) return
    db.pragma('wal_checkpoint(TRUNCATE)')
  }
}

const logBytes = ({ name }: Database): number => statSync(`${name}-wal`, { throwIfNoEntry: false })?.size ?? 0
