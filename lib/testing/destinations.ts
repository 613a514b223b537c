import type { PersonActor, TokenActor } from '../actor'
import type { Prisma } from '../db/generated/sqlite/client'
import { digest } from '../destinations/delivery'
import { createDestinations, type Destinations, type DestinationsDeps } from '../destinations/index'
import type { NewDestinationInput } from '../destinations/schema'
import { noOrigin } from '../ports'
import { putTable } from '../qa/store'
import type { TestDb } from './databases'
import { orgId, type Scene } from './scene'

export const downtown = `${orgId}-downtown`
export const harbour = `${orgId}-harbour`

export interface MadeDestination {
  readonly id: string
  readonly tokenKey: string
  /** The whole managed token. */
  readonly token: string
}

export interface DestinationScene {
  readonly destinations: Destinations
  make(actor: PersonActor, input?: Partial<NewDestinationInput>): Promise<MadeDestination>
  /** The actor a whole token makes. */
  enter(token: string): Promise<TokenActor>
  /** Puts JSON in with a whole token: its id, or why not. */
  deliver(token: string, id: string, text?: string, once?: string): Promise<string>
  /** Gives a person a location, as the database knows it. */
  place(actor: PersonActor, locationId: string): Promise<void>
}

/** Rows of what arrived, each a millisecond after the one before, the last at `until`. */
export async function fillDestination(db: TestDb, destinationId: string, until: Date, count: number): Promise<void> {
  const known = await db.read.delivery.count()
  const row = (index: number) => ({
    ...{ id: `filled-${known + index}`, orgId, destinationId, at: new Date(until.getTime() - count + 1 + index) },
    ...{ tokenKey: null, ip: null, userAgent: null, body: '{}', bytes: 2, onceKey: `k${known + index}`, bodyDigest: digest('{}') },
  })
  const rows = Array.from({ length: count }, (_, index) => row(index) satisfies Prisma.DeliveryCreateManyInput)
  await db.write((tx) => putTable(tx, db.engine, 'Delivery', rows))
}

/** Destinations over the tokens of a scene. */
export function openDestinations(scene: Scene, more: Partial<DestinationsDeps> = {}): DestinationScene {
  const destinations = createDestinations({ ...scene, log: { warn: () => undefined }, ...more })
  const enter = async (token: string) => {
    const entered = await scene.tokens.enter(token, {}, { ...noOrigin, ip: '198.51.100.9', userAgent: 'forms/1.0' })
    if ('refusal' in entered) throw new Error(entered.refusal.code)
    return entered.actor
  }
  return {
    destinations,
    enter,
    make: async (actor, input = {}) => {
      const made = await destinations.create(actor, { name: 'Website leads', ...input })
      if (!made.ok) throw new Error(`The destination was not made: ${made.error.code}`)
      const { destination, issued } = made.value
      return { id: destination.id, tokenKey: destination.tokenKey, token: issued.secret.reveal() }
    },
    deliver: async (token, id, text = '{}', once) => {
      const delivered = await destinations.deliver(await enter(token), id, { text, once: once ?? null })
      return delivered.ok ? delivered.value.id : delivered.error.code
    },
    place: async ({ orgId: org, userId }, locationId) => {
      await scene.db.write((tx) => tx.membershipLocation.create({ data: { orgId: org, userId, locationId } }))
    },
  }
}
