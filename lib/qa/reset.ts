import type { PreparedUser } from '../accounts/index'
import type { Role, TokenType } from '../actor'
import type { Server } from '../server'
import type { TokenStatus } from '../tokens/schema'
import { defaultOrganisation } from './default-organisation'
import { type SeededLocation, type SeededOrganisation, seedOrganisation } from './seed-organisation'
import { preparePeople, writePeople } from './seed-people'
import { actorOf } from './seed-tokens'
import { wipe } from './store'
import { unwrap } from './unwrap'

export const qaPresets = ['default', 'empty'] as const
export type QaPreset = (typeof qaPresets)[number]

/** What a reset made, for tests to hold on to. */
export interface QaData {
  readonly organisation: { readonly id: string; readonly slug: string; readonly name: string } | null
  readonly users: readonly { readonly email: string; readonly password: string; readonly role: Role; readonly name: string }[]
  readonly locations: readonly SeededLocation[]
  readonly destinations: readonly []
  readonly tokens: readonly QaToken[]
}

export interface QaToken {
  readonly name: string
  /** The whole token. */
  readonly token: string
  readonly tokenKey: string
  readonly type: TokenType
  readonly status: TokenStatus
  /** E-mail; null where the token belongs to the organisation. */
  readonly owner: string | null
}

/** The password of everyone in QA. */
const password = 'a long walk by the harbour'

// Digests of passwords are slow to make: one set of people serves every reset of this process.
let everyone: Promise<ReadonlyMap<string, PreparedUser>> | null = null
let last: Promise<unknown> = Promise.resolve()

/** Empties the database and fills it with what a preset promises; one at a time. `empty` leaves it without people. */
export function resetQa(server: Server, preset: QaPreset): Promise<QaData> {
  const reset = last.then((): Promise<QaData> => (preset === 'empty' ? clear(server) : fill(server)))
  last = reset.catch(() => undefined)
  return reset
}

async function clear(server: Server): Promise<QaData> {
  await server.usage.flush().catch(() => undefined)
  await wipe(server.db)
  return { organisation: null, users: [], locations: [], destinations: [], tokens: [] }
}

async function fill(server: Server): Promise<QaData> {
  const seed = defaultOrganisation
  everyone ??= preparePeople(server, seed.people, password, seed.timeZone)
  const people = await everyone
  await clear(server)
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
