import { configuration } from './configuration'
import { peopleIn, rejectWrongKeys } from './database'

/** Number of users. */
export async function people(): Promise<string> {
  const env = configuration()
  await rejectWrongKeys(env)
  const count = await peopleIn(env)
  if (count === 0) return `No users yet. Create the owner account at ${env.origin}/setup.`
  return count === 1 ? '1 user.' : `${count} users.`
}
