import { z } from 'zod'
import { line, needle } from '../input/text'

const destinationKinds = ['webhook'] as const
export type DestinationKind = (typeof destinationKinds)[number]

export const destinationsPerPage = 50
export const deliveriesPerPage = 25

export const newDestinationInput = z.strictObject({
  name: line(64, { empty: 'Name the destination.', long: 'Use 64 characters or fewer.' }),
  kind: z.enum(destinationKinds).default('webhook'),
  /** null = the whole organization. */
  locationId: needle(64).min(1).nullable().default(null),
})
export type NewDestinationInput = z.input<typeof newDestinationInput>

const page = z.int().min(1).max(100_000).default(1)

export const destinationFilter = z.strictObject({
  page,
  /** Only destinations of these managed tokens. */
  tokenKeys: z.array(needle(64)).max(100).nullable().default(null),
})
export type DestinationFilter = z.input<typeof destinationFilter>

export const deliveryFilter = z.strictObject({ page })
export type DeliveryFilter = z.input<typeof deliveryFilter>

const time = z.iso.datetime()

/** Times are ISO 8601 UTC. */
export const destinationView = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(destinationKinds),
  location: z.strictObject({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  /** Key of its managed token. */
  tokenKey: z.string(),
  createdAt: time,
  createdBy: z.string(),
  /** Rejects deliveries since then. */
  pausedAt: time.nullable(),
  /** When the holder of its token revoked it: the destination needs a new one. */
  tokenEndedAt: time.nullable(),
  lastDeliveryAt: time.nullable(),
  /** Stored deliveries of the last `countedDays` days; at `keptDeliveries` there may have been more. */
  deliveries: z.int(),
})
export type DestinationView = z.infer<typeof destinationView>

export const destinationPage = z.strictObject({
  rows: z.array(destinationView),
  total: z.int(),
  page: z.int(),
  per: z.int(),
  now: time,
})
export type DestinationPage = z.infer<typeof destinationPage>

export const deliveryView = z.strictObject({
  id: z.string(),
  at: time,
  /** null = a test from the dashboard. */
  tokenKey: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  bytes: z.int(),
  /** The received JSON with line breaks; in a list only its beginning. */
  body: z.string(),
  /** True if `body` is truncated. */
  cut: z.boolean(),
})
export type DeliveryView = z.infer<typeof deliveryView>

export const deliveryPage = z.strictObject({
  rows: z.array(deliveryView),
  /** Counted up to `keptDeliveries`. */
  total: z.int(),
  page: z.int(),
  per: z.int(),
})
export type DeliveryPage = z.infer<typeof deliveryPage>
