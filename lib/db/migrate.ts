import { openPostgresTarget } from './migrate-postgres'
import { openSqliteTarget } from './migrate-sqlite'
import { type Migration, type MigrationTarget, pendingMigrations, readMigrations, unknownMigrations } from './migrations'

export { MigrationRejected } from './migrations'

/**
 * Applies the pending migrations of `folder` (prisma/migrations/<engine>), each in one transaction. Creates a missing SQLite
 * file, readable by its owner only, in an existing folder. Waits while another process migrates. Throws `MigrationRejected`
 * for a newer database, a changed migration file or a standby.
 */
export async function migrate(url: string, folder: string): Promise<{ applied: string[] }> {
  const known = readMigrations(folder)
  return await withTarget(url, true, async (target) => {
    const applied: string[] = []
    while (pendingMigrations(known, await target.applied()).length > 0) {
      const name = await target.exclusive(() => applyNext(target, known))
      if (name !== undefined) applied.push(name)
    }
    return { applied }
  })
}

async function applyNext(target: MigrationTarget, known: readonly Migration[]): Promise<string | undefined> {
  const [next] = pendingMigrations(known, await target.applied())
  if (next) await target.apply(next)
  return next?.name
}

/** Compares the database at `url` with this version. Changes nothing; throws for any other reason that `migrate` would reject. */
export async function migrationState(url: string, folder: string): Promise<'current' | 'behind' | 'ahead'> {
  const known = readMigrations(folder)
  return await withTarget(url, false, async (target) => {
    const applied = await target.applied()
    if (unknownMigrations(known, applied).length > 0) return 'ahead'
    return pendingMigrations(known, applied).length > 0 ? 'behind' : 'current'
  })
}

async function withTarget<T>(url: string, create: boolean, work: (target: MigrationTarget) => Promise<T>): Promise<T> {
  const target = url.startsWith('file:') ? openSqliteTarget(url, create) : await openPostgresTarget(url)
  try {
    return await work(target)
  } finally {
    await target.close()
  }
}
