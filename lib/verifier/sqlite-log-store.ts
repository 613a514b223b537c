import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { errorMessage } from '../errors'
import type { Log } from '../ports'

/** Writing the pages of such a log to the file took up to 250 ms. */
const longBytes = 64_000_000
const patienceMs = 1_000
const pollMs = 3
/** Time without attempts after a long read made some fail: every write would wait for them. */
const restMs = 10_000

/**
 * Returns a function that truncates the write-ahead log if it is longer than `maxBytes`. SQLite restarts the log only at a commit
 * while no connection reads from it: with several busy processes that never happens, and the log would grow without bound. Truncating
 * takes several attempts, because it waits for no reader and no writer: after each attempt more readers read from the file. Blocks
 * the thread while pages are written. The connection must have no timeout for locks. Never rejects.
 */
export function createLogLimit(db: Database, log: Pick<Log, 'warn'>, maxBytes = longBytes): () => Promise<void> {
  const path = `${fileOf(db)}-wal`
  let restsUntil = 0

  const isLong = (): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > maxBytes

  /** Gives up after a second. Throws if nothing could be checkpointed in that time. */
  async function truncate(): Promise<void> {
    const attempts: Attempt[] = []
    for (const start = performance.now(); performance.now() - start < patienceMs; await pause(pollMs)) {
      if (!isLong()) return
      attempts.push(...(db.pragma('wal_checkpoint(TRUNCATE)') as readonly Attempt[]))
    }
    const [first, last] = [attempts[0], attempts.at(-1)]
    if (first && last && last.checkpointed < last.log && last.checkpointed === first.checkpointed) {
      throw new Error('A connection has been reading for a second.')
    }
  }

  return async () => {
    if (performance.now() < restsUntil) return
    try {
      await truncate()
    } catch (error) {
      restsUntil = performance.now() + restMs
      log.warn('The write-ahead log of the database is long and could not be truncated yet.', { error: errorMessage(error) })
    }
  }
}

/** In pages; the log is truncated only when all of it is checkpointed, and no writer and no reader uses it. */
interface Attempt {
  readonly log: number
  readonly checkpointed: number
}

/** The database's own path: the log is next to it, not next to a symbolic link. */
const fileOf = (db: Database): string => (db.pragma('database_list') as readonly [{ readonly file: string }])[0].file
