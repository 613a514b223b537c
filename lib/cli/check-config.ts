import { checkFiles, configuration } from './configuration'
import { databaseState, rejectWrongKeys } from './database'

/** Checks environment, keys and database; changes nothing. */
export async function checkConfig(): Promise<string> {
  const env = configuration()
  await checkFiles(env)
  await databaseState(env)
  await rejectWrongKeys(env)
  return 'Configuration OK.'
}
