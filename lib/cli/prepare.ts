import { checkFiles, checkJournal, configuration } from './configuration'
import { introduceKeysTo, migrateTo, peopleIn, refoldIfOlder, rejectWrongKeys } from './database'

/** Checks the configuration and migrates before every start, in one process; returns JSON for scripts/start/start-up.mjs. */
export async function prepare(): Promise<string> {
  const env = configuration()
  await checkFiles(env)
  await rejectWrongKeys(env)
  await checkJournal(env)
  const applied = await migrateTo(env)
  await introduceKeysTo(env)
  await refoldIfOlder(env)
  return JSON.stringify({ applied, people: await peopleIn(env) })
}
