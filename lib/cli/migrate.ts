import { configuration } from './configuration'
import { migrateTo, rejectWrongKeys } from './database'

export async function migrateDatabase(): Promise<string> {
  const env = configuration()
  await rejectWrongKeys(env)
  const applied = await migrateTo(env)
  return applied === 0 ? 'The database is up to date.' : `Migrated the database: ${applied} ${applied === 1 ? 'step' : 'steps'}.`
}
