import { configuration } from './configuration'
import { peopleIn } from './database'

/** How many people there are, for an operator. */
export async function people(): Promise<string> {
  const env = configuration()
  const count = await peopleIn(env)
  if (count === 0) return `Nobody yet: ${env.origin}/setup makes the owner.`
  return count === 1 ? '1 person.' : `${count} people.`
}
