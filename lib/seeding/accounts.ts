import type { PreparedUser } from '../accounts/index'
import type { OperatorActor } from '../actor'
import type { Server } from '../server'
import type { PersonSeed } from './organization-seed'
import { fillProfile } from './store'
import { unwrap } from './unwrap'

export const seeding: OperatorActor = { kind: 'operator', name: 'seed' }

/** Validates people and hashes their passwords. The result can be written to several databases. */
export async function preparePeople(
  { accounts }: Server,
  people: readonly PersonSeed[],
  password: string,
  timeZone: string,
): Promise<ReadonlyMap<string, PreparedUser>> {
  const prepared = people.map(async ({ name, email }) => unwrap(await accounts.prepareUser({ name, email, password, timeZone })))
  return new Map((await Promise.all(prepared)).map((person) => [person.email, person]))
}

export async function writePeople({ db }: Server, people: ReadonlyMap<string, PreparedUser>, seeds: readonly PersonSeed[]): Promise<void> {
  await db.write(async (tx) => {
    for (const person of people.values()) await person.insert(tx, seeding)
    for (const { email, signature = '', subdomain = null } of seeds) await fillProfile(tx, email, { signature, subdomain })
  })
}
