import { z } from 'zod'
import { line, needle } from '../input/text'

export const destinationKinds = ['webhook'] as const
export type DestinationKind = (typeof destinationKinds)[number]

export const destinationsPerPage = 50
export const deliveriesPerPage = 25

export const newDestinationInput = z.strictObject({
  name: line(64, { empty: 'Name the destination.', long: 'Use 64 characters or fewer.' }),
  kind: z.enum(destinationKinds).default('webhook'),
  /** null = the whole organization's. */
  locationId: needle(64).min(1).nullable().default(null),
})
export type NewDestinationInput = z.input<typeof newDestinationInput>

const page = z.int().min(1).max(100_000).default(1)

export const destinationFilter = z.strictObject({
  page,
  /** Only the destinations of these managed tokens. */
  tokenKeys: z.array(needle(64)).max(100).nullable().default(null),
})
export type DestinationFilter = z.input<typeof destinationFilter>

export const deliveryFilter = z.strictObject({ page })
export type DeliveryFilter = z.input<typeof deliveryFilter>

const time = z.iso.datetime()

/** One destination as a person sees it. Times are ISO 8601 UTC. */
export const destinationView = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(destinationKinds),
  location: z.strictObject({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  /** Of its managed token. */
  tokenKey: z.string(),
  createdAt: time,
  createdBy: z.string(),
  /** Since when it rejects deliveries. */
  pausedAt: time.nullable(),
  /** Since when its token is rejected for good, because whoever held it ended it: it needs a new one. */
  tokenEndedAt: time.nullable(),
  lastDeliveryAt: time.nullable(),
  /** Of the last days (`countedDays`), as far as they are kept: at `keptDeliveries` there may have been more. */
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

/** Something that arrived. */
export const deliveryView = z.strictObject({
  id: z.string(),
  at: time,
  /** Of the token that delivered it; null = a test from the dashboard. */
  tokenKey: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  bytes: z.int(),
  /** The JSON as it came, with line breaks for reading; in a list its beginning. */
  body: z.string(),
  /** Whether the end of the body is left out here. */
  cut: z.boolean(),
})
export type DeliveryView = z.infer<typeof deliveryView>

export const deliveryPage = z.strictObject({
  rows: z.array(deliveryView),
  /** What it has kept, counted to `keptDeliveries`: no more are kept for long. */
  total: z.int(),
  page: z.int(),
  per: z.int(),
})
export type DeliveryPage = z.infer<typeof deliveryPage>
