import type { PreparedUser } from '../accounts/index'
import type { OperatorActor } from '../actor'
import { daysAfter } from '../calendar'
import type { LocationId, OrgId } from '../ids'
import { type Server, wire } from '../server'
import type { OrganisationSeed } from './organisation-seed'
import { type IssuedSeed, seedTokens } from './seed-tokens'
import { seedingClock } from './seeding-clock'
import { archiveLocation, deactivateMember, findTokenIds } from './store'
import { recordTraffic } from './traffic'
import { unwrap } from './unwrap'

/** What a seed stands on while its organisation is made. */
export interface Scene {
  readonly seed: OrganisationSeed
  readonly orgId: OrgId
  /** By e-mail. */
  readonly people: ReadonlyMap<string, PreparedUser>
  /** By name. */
  readonly locations: ReadonlyMap<string, SeededLocation>
  readonly present: Date
}

export interface SeededLocation {
  readonly id: LocationId
  readonly slug: string
  readonly name: string
}

export interface SeededOrganisation extends Scene {
  readonly tokens: readonly IssuedSeed[]
}

type Wired = ReturnType<typeof wire>

const operator: OperatorActor = { kind: 'operator', name: 'seed' }

/**
 * Makes an organisation with its past through the verbs, under a clock that is moved along its timeline: audit, seals and
 * limits are those of real life. Its people are written already.
 */
export async function seedOrganisation(
  server: Server,
  seed: OrganisationSeed,
  people: ReadonlyMap<string, PreparedUser>,
): Promise<SeededOrganisation> {
  const clock = seedingClock(await server.clock.now())
  const wired = wire({ ...server, clock })
  clock.goTo(seed.daysOld)
  const places = await seedPlaces(wired, seed)
  const scene: Scene = { seed, people, present: clock.present, ...places }
  await seedMembers(wired, scene)
  const tokens = await seedTokens(wired.tokens, clock, scene)
  await endPlaces(server, scene)
  await recordUses(server, wired, scene, tokens)
  return { ...scene, tokens }
}

async function seedPlaces({ organisations }: Wired, seed: OrganisationSeed) {
  const { name, slug, timeZone } = seed
  const { orgId } = unwrap(await organisations.createOrganisation(operator, { name, slug, timeZone }))
  const locations = new Map<string, SeededLocation>()
  for (const location of seed.locations) {
    const added = unwrap(await organisations.addLocation(operator, orgId, { name: location.name }))
    locations.set(location.name, { id: added.locationId, slug: added.slug, name: location.name })
  }
  return { orgId, locations }
}

async function seedMembers({ organisations }: Wired, { seed, orgId, people, locations }: Scene): Promise<void> {
  for (const { email, role, locations: names = [] } of seed.people) {
    const locationIds = names.flatMap((name) => locations.get(name)?.id ?? [])
    unwrap(await organisations.addMember(operator, orgId, { userId: people.get(email)?.userId ?? '', role, locationIds }))
  }
}

/** Locations that were archived and people who left since: no verb does it yet. */
async function endPlaces({ db }: Server, { seed, orgId, people, locations, present }: Scene): Promise<void> {
  await db.write(async (tx) => {
    for (const { name, archivedDaysAgo } of seed.locations) {
      const location = locations.get(name)
      if (location && archivedDaysAgo !== undefined) await archiveLocation(tx, orgId, location.id, daysAfter(present, -archivedDaysAgo))
    }
    for (const { email, leftDaysAgo } of seed.people) {
      const person = people.get(email)
      if (person && leftDaysAgo !== undefined) await deactivateMember(tx, orgId, person.userId, daysAfter(present, -leftDaysAgo))
    }
  })
}

async function recordUses({ db }: Server, { usage }: Wired, { orgId, present }: Scene, tokens: readonly IssuedSeed[]): Promise<void> {
  const ids = await findTokenIds(db, orgId)
  for (const { seed, tokenKey } of tokens) {
    const tokenId = ids.get(tokenKey)
    if (tokenId) await recordTraffic(usage, { orgId, tokenId, seed, now: present })
  }
  await usage.close()
}
