import type { TokenActor } from '../actor'
import type { Destinations } from '../destinations/index'
import type { TokenKey } from '../ids'
import type { Secret } from '../secret'
import { actorOf } from './actor'
import type { DestinationSeed } from './organization-seed'
import type { SeedContext } from './seed-context'
import type { SeedEvent } from './timeline'
import { unwrap } from './unwrap'

export interface SeededDestination {
  readonly seed: DestinationSeed
  readonly id: string
  readonly tokenKey: string
  readonly secret: Secret
}

export const deliverer = { ip: '203.0.113.80', userAgent: 'forms/1.4' } as const

/** Creation and deliveries of all destinations; adds them to `created` as they happen. */
export function destinationEvents(
  destinations: Destinations,
  context: SeedContext,
  created: Map<DestinationSeed, SeededDestination>,
): SeedEvent[] {
  return (context.seed.destinations ?? []).flatMap((seed): SeedEvent[] => [
    { daysAgo: seed.createdDaysAgo, happens: async () => created.set(seed, await create(destinations, context, seed)) },
    ...seed.deliveredDaysAgo.map((daysAgo) => ({ daysAgo, happens: () => deliver(destinations, context, created.get(seed)) })),
  ])
}

async function create(destinations: Destinations, context: SeedContext, seed: DestinationSeed): Promise<SeededDestination> {
  const locationId = locationOf(context, seed)
  const { destination, issued } = unwrap(await destinations.create(actorOf(context, seed.creator), { name: seed.name, locationId }))
  return { seed, id: destination.id, tokenKey: issued.token.tokenKey, secret: issued.secret }
}

async function deliver(destinations: Destinations, context: SeedContext, destination: SeededDestination | undefined): Promise<void> {
  if (!destination) throw new Error('A destination receives a delivery before it is created.')
  const { id, seed, tokenKey } = destination
  const software: TokenActor = {
    kind: 'token',
    tokenKey: tokenKey as TokenKey,
    type: 'managed',
    name: seed.name,
    orgId: context.orgId,
    locationId: locationOf(context, seed),
    userId: null,
    scopes: ['hooks:write'],
    secret: 'current',
    generation: 1,
    origin: { ...deliverer, requestId: null },
  }
  unwrap(await destinations.deliver(software, id, { text: JSON.stringify(seed.body), once: null }))
}

const locationOf = ({ locations }: SeedContext, { location }: DestinationSeed) =>
  location === undefined ? null : (locations.get(location)?.id ?? null)
