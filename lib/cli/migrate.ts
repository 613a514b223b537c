import { configuration } from './configuration'
import { migrateTo } from './database'

export async function migrateDatabase(): Promise<string> {
  const applied = await migrateTo(configuration())
  return applied === 0 ? 'The database is up to date.' : `Migrated the database: ${applied} ${applied === 1 ? 'step' : 'steps'}.`
}
