import { checkKeys, checkScopes, configuration } from './configuration'
import { migrateTo, peopleIn } from './database'

/** What every start does before the dashboard, in one process; answers JSON for start-up.mjs. */
export async function prepare(): Promise<string> {
  const env = configuration()
  await checkScopes(env)
  checkKeys(env)
  const applied = await migrateTo(env)
  return JSON.stringify({ applied, people: await peopleIn(env) })
}
