import { Rejection } from '../../scripts/rejection.mjs'
import { checkKeys, checkScopes, configuration } from './configuration'
import { databaseState, peopleIn } from './database'

/** Environment, keys and database, looked at without changing anything. */
export async function checkConfig(): Promise<string> {
  const env = configuration()
  await checkScopes(env)
  const hasKeys = checkKeys(env)
  const state = await databaseState(env)
  if (!hasKeys && !env.qa && state !== 'behind' && (await peopleIn(env)) > 0) {
    throw new Rejection(
      `The database has people, but the keys their tokens were made with are missing: put keys.json back into ${env.dataFolder}, or give KEYRAIL_KEYS.`,
    )
  }
  return 'The configuration is good.'
}
