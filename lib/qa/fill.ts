import type { PreparedUser } from '../accounts/index'
import {
  actorOf,
  preparePeople,
  presetOrganization,
  qaPeople,
  type SeededLocation,
  type SeededOrganization,
  seedOrganization,
  unwrap,
  writePeople,
} from '../seeding/index'
import type { Server } from '../server'
import type { PresetName } from '../tokens/index'
import type { TokenStatus } from '../tokens/schema'
import type { QaData, QaToken } from './qa-data'

const password = 'a long walk by the harbour'

// password hashes are slow to compute: all resets of this process share one set of people
let preparedPeople: Promise<ReadonlyMap<string, PreparedUser>> | null = null

/** Fills an empty database with the organization of a preset. */
export async function fillPreset(server: Server, preset: PresetName): Promise<QaData> {
  const seed = presetOrganization(preset, qaPeople)
  preparedPeople ??= preparePeople(server, seed.people, password, seed.timeZone)
  const people = await preparedPeople
  await writePeople(server, people, seed.people)
  const seeded = await seedOrganization(server, seed, people)
  return {
    organization: { id: seeded.orgId, slug: seed.slug, name: seed.name },
    users: seed.people.map(({ email, role, name }) => ({ email, password, role, name })),
    locations: openLocations(seeded),
    destinations: seeded.destinations.map(({ id, tokenKey, seed: { name, location = null } }) => ({ id, name, tokenKey, location })),
    tokens: await listTokens(server, seeded),
  }
}

/** Returns the whole token. */
export async function createServiceToken({ serviceTokens }: Server): Promise<string> {
  return unwrap(await serviceTokens.create({ kind: 'operator', name: 'QA' }, { name: 'QA' })).secret.reveal()
}

const openLocations = ({ seed, locations }: SeededOrganization): SeededLocation[] =>
  seed.locations.flatMap(({ name, archivedDaysAgo }) => (archivedDaysAgo === undefined ? (locations.get(name) ?? []) : []))

async function listTokens(server: Server, seeded: SeededOrganization): Promise<QaToken[]> {
  const statuses = await statusesOf(server, seeded)
  const status = (tokenKey: string) => statuses.get(tokenKey) ?? 'deleted'
  const created = seeded.tokens.map(({ seed: { name, type = 'user', creator }, tokenKey, secret }) => ({
    name,
    tokenKey,
    secret,
    type,
    owner: type === 'user' ? creator : null,
  }))
  const managed = seeded.destinations.map(({ seed: { name }, tokenKey, secret }) => ({
    name,
    tokenKey,
    secret,
    type: 'managed' as const,
    owner: null,
  }))
  return [...created, ...managed].map(({ secret, ...token }) => ({ ...token, token: secret.reveal(), status: status(token.tokenKey) }))
}

async function statusesOf({ tokens }: Server, seeded: SeededOrganization): Promise<ReadonlyMap<string, TokenStatus>> {
  const owner = actorOf(seeded, qaPeople.owner.email)
  const listed = await Promise.all(
    (['organization', 'managed'] as const).map(async (tab) => unwrap(await tokens.list(owner, { tab, removed: true, per: 100 })).rows),
  )
  return new Map(listed.flat().map((row) => [row.tokenKey, row.status]))
}
