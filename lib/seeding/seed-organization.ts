import type { PreparedUser } from '../accounts/index'
import { type Server, wire } from '../server'
import { daysAfter } from '../time/calendar'
import { seeding } from './accounts'
import { seedingClock } from './clock'
import { destinationEvents, type SeededDestination } from './destinations'
import type { DestinationSeed, OrganizationSeed, TokenSeed } from './organization-seed'
import type { SeedContext, SeededLocation } from './seed-context'
import { archiveLocation, deactivateMember, findTokenIds, forgetStored, markPastRead } from './store'
import { runTimeline } from './timeline'
import { type IssuedSeed, tokenEvents } from './tokens'
import { recordDeliveries, recordTraffic } from './traffic'
import { unwrap } from './unwrap'

export interface SeededOrganization extends SeedContext {
  readonly tokens: readonly IssuedSeed[]
  readonly destinations: readonly SeededDestination[]
}

type Wired = ReturnType<typeof wire>
type SeededTokens = Pick<SeededOrganization, 'tokens' | 'destinations'>

/**
 * Creates an organization with its history through the verbs, under a clock that moves along its timeline, so audit entries,
 * seals and limits are real. Its people must exist already.
 */
export async function seedOrganization(
  server: Server,
  seed: OrganizationSeed,
  people: ReadonlyMap<string, PreparedUser>,
): Promise<SeededOrganization> {
  const clock = seedingClock(await server.clock.now())
  const wired = wire({ ...server, clock })
  clock.goTo(seed.daysOld)
  const organization = await createOrganization(wired, seed)
  const context: SeedContext = { seed, people, present: clock.present, ...organization }
  await seedMembers(wired, context)
  const issued = new Map<TokenSeed, IssuedSeed>()
  const created = new Map<DestinationSeed, SeededDestination>()
  await runTimeline(clock, [...tokenEvents(wired.tokens, context, issued), ...destinationEvents(wired.destinations, context, created)])
  const tokens = seed.tokens.flatMap((each) => issued.get(each) ?? [])
  await applyPastChanges(server, context, tokens)
  const destinations = [...created.values()]
  await recordUses(server, wired, context, { tokens, destinations })
  return { ...context, tokens, destinations }
}

async function createOrganization({ organizations }: Wired, seed: OrganizationSeed) {
  const { name, slug, timeZone, preset } = seed
  const { orgId } = unwrap(await organizations.createOrganization(seeding, { name, slug, timeZone, preset }))
  const locations = new Map<string, SeededLocation>()
  for (const { archivedDaysAgo: _later, ...location } of seed.locations) {
    const added = unwrap(await organizations.addLocation(seeding, orgId, location))
    locations.set(location.name, { id: added.locationId, slug: added.slug, name: location.name })
  }
  return { orgId, locations }
}

async function seedMembers({ organizations }: Wired, { seed, orgId, people, locations }: SeedContext): Promise<void> {
  for (const { email, role, locations: names = [] } of seed.people) {
    const locationIds = names.flatMap((name) => locations.get(name)?.id ?? [])
    unwrap(await organizations.addMember(seeding, orgId, { userId: people.get(email)?.userId ?? '', role, locationIds }))
  }
}

/** Applies past changes that have no verb, marks past notices as read and drops their emails. */
async function applyPastChanges({ db }: Server, context: SeedContext, tokens: readonly IssuedSeed[]): Promise<void> {
  const { seed, orgId, people, locations, present } = context
  await db.write(async (tx) => {
    for (const { name, archivedDaysAgo } of seed.locations) {
      const location = locations.get(name)
      if (location && archivedDaysAgo !== undefined) await archiveLocation(tx, orgId, location.id, daysAfter(present, -archivedDaysAgo))
    }
    for (const { email, leftDaysAgo } of seed.people) {
      const person = people.get(email)
      if (person && leftDaysAgo !== undefined) await deactivateMember(tx, orgId, person.userId, daysAfter(present, -leftDaysAgo))
    }
    const unstored = tokens.flatMap(({ seed: { beforeViewing }, tokenKey }) => (beforeViewing ? [tokenKey] : []))
    await forgetStored(tx, orgId, unstored)
    await markPastRead(tx, orgId, present)
  })
}

async function recordUses({ db }: Server, { usage }: Wired, { orgId, present }: SeedContext, seeded: SeededTokens): Promise<void> {
  const ids = await findTokenIds(db, orgId)
  for (const { seed, tokenKey } of seeded.tokens) {
    const tokenId = ids.get(tokenKey)
    if (tokenId) await recordTraffic(usage, { orgId, tokenId, seed, now: present })
  }
  for (const { seed, tokenKey, id } of seeded.destinations) {
    const tokenId = ids.get(tokenKey)
    if (tokenId) await recordDeliveries(usage, { orgId, tokenId, seed, now: present }, `/api/v1/hooks/${id}`)
  }
  await usage.close()
}
