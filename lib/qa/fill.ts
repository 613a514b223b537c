import type { PreparedUser } from '../accounts/index'
import type { Server } from '../server'
import { defaultOrganisation } from './default-organisation'
import type { QaData, QaToken } from './qa-data'
import { type SeededLocation, type SeededOrganisation, seedOrganisation } from './seed-organisation'
import { preparePeople, writePeople } from './seed-people'
import { actorOf } from './seed-tokens'
import { unwrap } from './unwrap'

/** The password of everyone in QA. */
const password = 'a long walk by the harbour'

// Digests of passwords are slow to make: one set of people serves every reset of this process.
let everyone: Promise<ReadonlyMap<string, PreparedUser>> | null = null

/** Fills an empty database with the default organisation. */
export async function fillDefault(server: Server): Promise<QaData> {
  const seed = defaultOrganisation
  everyone ??= preparePeople(server, seed.people, password, seed.timeZone)
  const people = await everyone
  await writePeople(server, people)
  const seeded = await seedOrganisation(server, seed, people)
  return {
    organisation: { id: seeded.orgId, slug: seed.slug, name: seed.name },
    users: seed.people.map(({ email, role, name }) => ({ email, password, role, name })),
    locations: openLocations(seeded),
    destinations: [],
    tokens: await tellTokens(server, seeded),
  }
}

const openLocations = ({ seed, locations }: SeededOrganisation): SeededLocation[] =>
  seed.locations.flatMap(({ name, archivedDaysAgo }) => (archivedDaysAgo === undefined ? (locations.get(name) ?? []) : []))

async function tellTokens(server: Server, seeded: SeededOrganisation): Promise<QaToken[]> {
  const owner = actorOf(seeded, 'owner@example.com')
  const { rows } = unwrap(await server.tokens.list(owner, { tab: 'organisation', removed: true, per: 100 }))
  const statuses = new Map(rows.map((row) => [row.tokenKey, row.status]))
  return seeded.tokens.map(({ seed: { name, type = 'user', maker }, tokenKey, secret }) => ({
    ...{ name, token: secret.reveal(), tokenKey, type },
    status: statuses.get(tokenKey) ?? 'deleted',
    owner: type === 'user' ? maker : null,
  }))
}
