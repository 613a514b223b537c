import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The database must not be used by this version; the message says why, in one sentence. */
export class MigrationRejected extends Error {
  override readonly name = 'MigrationRejected'
}

export interface Migration {
  readonly name: string
  readonly sql: string
  /** sha256 of the file, as Prisma writes it. */
  readonly checksum: string
}

/** A row of `_prisma_migrations` that was not rolled back. */
export interface AppliedMigration {
  readonly name: string
  readonly checksum: string
  readonly finished: boolean
}

/** A database to bring up to date; one connection, closed at the end. */
export interface MigrationTarget {
  applied(): Promise<AppliedMigration[]>
  /** Runs `work` in a transaction that no other migration runs beside. */
  alone<T>(work: () => Promise<T>): Promise<T>
  apply(migration: Migration): Promise<void>
  close(): Promise<void>
}

/** The migrations of a folder, oldest first. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'migration.sql')))
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Names the database has and this version does not: it was migrated by a newer one. */
export function unknownMigrations(known: readonly Migration[], applied: readonly AppliedMigration[]): string[] {
  return applied.map((row) => row.name).filter((name) => !known.some((migration) => migration.name === name))
}

/** What is still to apply; throws where the applied part is not exactly this version's. */
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
  if (!row.finished) throw new MigrationRejected(`The migration ${row.name} was left half done by another tool.`)
  if (known.some((migration) => migration.name === row.name && migration.checksum !== row.checksum)) {
    throw new MigrationRejected(`The migration ${row.name} was changed after it had been applied.`)
  }
}
