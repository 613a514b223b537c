import { closeSync, existsSync, openSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { minuteMs } from '../time/units'
import { type AppliedMigration, type Migration, MigrationRejected, type MigrationTarget } from './migrations'

const maxWaitMs = minuteMs

const ledger = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

const nowMs = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`
const entry = `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
  VALUES (lower(hex(randomblob(16))), ?, ?, ${nowMs}, ${nowMs}, 1)`

/** Without `create`, a missing file is treated as an empty database. */
export function openSqliteTarget(url: string, create: boolean): MigrationTarget {
  const file = url.slice('file:'.length)
  if (create) closeSync(openSync(file, 'a', 0o600))
  const database = create || existsSync(file) ? new Database(file, { timeout: 0, readonly: !create }) : new Database(':memory:')
  // redefining a table drops the old one, which with foreign keys on would delete dependent rows
  database.pragma('foreign_keys = OFF')
  return {
    applied: () => untilFree(() => readApplied(database)),
    exclusive: (work) => exclusive(database, work),
    apply: async (migration) => apply(database, migration),
    close: async () => void database.close(),
  }
}

function readApplied(database: Database.Database): AppliedMigration[] {
  const found = database.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`).get()
  if (found === undefined) return []
  const rows = database
    .prepare<[], { name: string; checksum: string; finished: number }>(
      `SELECT "migration_name" AS name, "checksum" AS checksum, "finished_at" IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
    )
    .all()
  return rows.map((row) => ({ ...row, finished: row.finished === 1 }))
}

async function exclusive<T>(database: Database.Database, work: () => Promise<T>): Promise<T> {
  await untilFree(() => database.pragma('journal_mode = WAL'))
  await untilFree(() => database.exec('BEGIN IMMEDIATE'))
  try {
    const value = await work()
    database.exec('COMMIT')
    return value
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK')
  }
}

function apply(database: Database.Database, migration: Migration): void {
  database.exec(ledger)
  database.exec(migration.sql)
  const [broken] = database.pragma('foreign_key_check') as { table: string }[]
  if (broken) throw new MigrationRejected(`The migration ${migration.name} would break foreign keys in ${broken.table}.`)
  database.prepare(entry).run(migration.checksum, migration.name)
}

/** Polls for the lock: the driver would block the whole process while it waits. */
async function untilFree<T>(attempt: () => T): Promise<T> {
  const giveUpAt = performance.now() + maxWaitMs
  for (;;) {
    try {
      return attempt()
    } catch (error) {
      const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy || performance.now() > giveUpAt) throw error
      await pause(20)
    }
  }
}
