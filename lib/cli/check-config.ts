import { CommandError } from '../../scripts/command-error.mjs'
import { checkFiles, checkKeys, configuration } from './configuration'
import { databaseState, peopleIn } from './database'

/** Checks environment, keys and database; changes nothing. */
export async function checkConfig(): Promise<string> {
  const env = configuration()
  await checkFiles(env)
  const hasKeys = checkKeys(env)
  const state = await databaseState(env)
  if (!hasKeys && !env.qa && state !== 'behind' && (await peopleIn(env)) > 0) {
    throw new CommandError(`The database has users, but its keys are missing: restore keys.json in ${env.dataFolder}, or set KEYRAIL_KEYS.`)
  }
  return 'Configuration OK.'
}
