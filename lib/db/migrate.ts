import { openPostgresTarget } from './migrate-postgres'
import { openSqliteTarget } from './migrate-sqlite'
import { type Migration, type MigrationTarget, pendingMigrations, readMigrations, unknownMigrations } from './migrations'

export { MigrationRejected } from './migrations'

/**
 * Applies what `folder` (prisma/migrations/<engine>) has and the database at `url` has not, each migration in one
 * transaction. Creates a SQLite file, readable by its owner only, in a folder that exists. Beside another process that
 * migrates it waits and finds the work done. Throws `MigrationRejected` for a newer database, a changed file, a standby.
 */
export async function migrate(url: string, folder: string): Promise<{ applied: string[] }> {
  const known = readMigrations(folder)
  return await withTarget(url, true, async (target) => {
    const applied: string[] = []
    while (pendingMigrations(known, await target.applied()).length > 0) {
      const name = await target.alone(() => applyNext(target, known))
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

/** Whether the database at `url` is what this version needs. Changes nothing; throws where `migrate` would reject for another reason. */
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
