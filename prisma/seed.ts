import { randomBase62 } from '../lib/ids'
import { preparePeople, seedOrganisation, writePeople } from '../lib/qa/index'
import type { Server } from '../lib/server'
import { demoOrganisation } from './demo-organisation'

export interface SignIn {
  readonly name: string
  readonly role: string
  readonly email: string
  readonly password: string
}

/** Fills an installation without people with the demo organisation; answers how to sign in, null where somebody is already. */
export async function seedDemo(server: Server): Promise<readonly SignIn[] | null> {
  if (await server.organisations.isSetUp()) return null
  const { people, timeZone } = demoOrganisation
  const password = `demo-${randomBase62(server.random, 20)}`
  const prepared = await preparePeople(server, people, password, timeZone)
  await writePeople(server, prepared)
  await seedOrganisation(server, demoOrganisation, prepared)
  const active = people.filter((person) => person.leftDaysAgo === undefined)
  return active.map(({ name, role, email }) => ({ name, role, email, password }))
}
