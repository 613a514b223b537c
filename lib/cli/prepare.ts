import { checkFiles, checkKeys, configuration } from './configuration'
import { migrateTo, peopleIn, refoldIfOlder } from './database'

/** Checks the configuration and migrates before every start, in one process; returns JSON for scripts/start/start-up.mjs. */
export async function prepare(): Promise<string> {
  const env = configuration()
  await checkFiles(env)
  checkKeys(env)
  const applied = await migrateTo(env)
  await refoldIfOlder(env)
  return JSON.stringify({ applied, people: await peopleIn(env) })
}
