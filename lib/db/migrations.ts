import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** This version must not use the database; the message gives the reason in one sentence. */
export class MigrationRejected extends Error {
  override readonly name = 'MigrationRejected'
}

export interface Migration {
  readonly name: string
  readonly sql: string
  /** SHA-256 of the file, in the format of Prisma. */
  readonly checksum: string
}

/** A row of `_prisma_migrations` that was not rolled back. */
export interface AppliedMigration {
  readonly name: string
  readonly checksum: string
  readonly finished: boolean
}

/** A database to migrate, over one connection. */
export interface MigrationTarget {
  applied(): Promise<AppliedMigration[]>
  /** Runs `work` in a transaction that excludes all other migrations. */
  exclusive<T>(work: () => Promise<T>): Promise<T>
  apply(migration: Migration): Promise<void>
  close(): Promise<void>
}

/** Reads the migrations of a folder, oldest first. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'migration.sql')))
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Names of applied migrations that this version does not have: a newer version migrated the database. */
export function unknownMigrations(known: readonly Migration[], applied: readonly AppliedMigration[]): string[] {
  return applied.map((row) => row.name).filter((name) => !known.some((migration) => migration.name === name))
}

/** Migrations to apply; throws if the applied ones differ from those of this version. */
export function pendingMigrations(known: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const [unknown] = unknownMigrations(known, applied)
  if (unknown !== undefined) {
    throw new MigrationRejected(
      `The database is newer than this version: it has the migration ${unknown}. Install the newer version again.`,
    )
  }
  for (const row of applied) checkApplied(row, known)
  return known.filter((migration) => !applied.some((row) => row.name === migration.name))
}

function checkApplied(row: AppliedMigration, known: readonly Migration[]): void {
  if (!row.finished) throw new MigrationRejected(`The migration ${row.name} was started by another tool and not finished.`)
  if (known.some((migration) => migration.name === row.name && migration.checksum !== row.checksum)) {
    throw new MigrationRejected(`The migration ${row.name} was changed after it was applied.`)
  }
}
