import type { TokenActor } from '../actor'
import type { Destinations } from '../destinations/index'
import type { TokenKey } from '../ids'
import type { Secret } from '../secret'
import { actorOf } from './actor'
import type { DestinationSeed } from './organization-seed'
import type { SeedContext } from './seed-organization'
import type { SeedEvent } from './timeline'
import { unwrap } from './unwrap'

export interface SeededDestination {
  readonly seed: DestinationSeed
  readonly id: string
  readonly tokenKey: string
  readonly secret: Secret
}

/** The software that delivers. */
export const deliverer = { ip: '203.0.113.80', userAgent: 'forms/1.4' } as const

/** How every destination came to be and what arrived in it since; `made` fills as it happens. */
export function destinationEvents(
  destinations: Destinations,
  scene: SeedContext,
  made: Map<DestinationSeed, SeededDestination>,
): SeedEvent[] {
  return (scene.seed.destinations ?? []).flatMap((seed): SeedEvent[] => [
    { daysAgo: seed.madeDaysAgo, happens: async () => made.set(seed, await create(destinations, scene, seed)) },
    ...seed.deliveredDaysAgo.map((daysAgo) => ({ daysAgo, happens: () => deliver(destinations, scene, made.get(seed)) })),
  ])
}

async function create(destinations: Destinations, scene: SeedContext, seed: DestinationSeed): Promise<SeededDestination> {
  const locationId = locationOf(scene, seed)
  const { destination, issued } = unwrap(await destinations.create(actorOf(scene, seed.maker), { name: seed.name, locationId }))
  return { seed, id: destination.id, tokenKey: issued.token.tokenKey, secret: issued.secret }
}

async function deliver(destinations: Destinations, scene: SeedContext, made: SeededDestination | undefined): Promise<void> {
  if (!made) throw new Error('A destination is delivered to before it is made.')
  const { id, seed, tokenKey } = made
  const software: TokenActor = {
    ...{ kind: 'token', tokenKey: tokenKey as TokenKey, type: 'managed', name: seed.name, orgId: scene.orgId },
    ...{ locationId: locationOf(scene, seed), userId: null, scopes: ['hooks:write'], secret: 'current', generation: 1 },
    origin: { ...deliverer, requestId: null },
  }
  unwrap(await destinations.deliver(software, id, { text: JSON.stringify(seed.body), once: null }))
}

const locationOf = ({ locations }: SeedContext, { location }: DestinationSeed) =>
  location === undefined ? null : (locations.get(location)?.id ?? null)
