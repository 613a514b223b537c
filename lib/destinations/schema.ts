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

/** One destination as a person sees it. Times are ISO 8601 UTC. */
export interface DestinationView {
  readonly id: string
  readonly name: string
  readonly kind: DestinationKind
  readonly location: { readonly id: string; readonly slug: string; readonly name: string } | null
  /** Of its managed token. */
  readonly tokenKey: string
  readonly createdAt: string
  readonly createdBy: string
  /** Since when it rejects deliveries. */
  readonly pausedAt: string | null
  /** Since when its token is rejected for good, because whoever held it ended it: it needs a new one. */
  readonly tokenEndedAt: string | null
  readonly lastDeliveryAt: string | null
  /** Of the last days (`countedDays`), as far as they are kept: at `keptDeliveries` there may have been more. */
  readonly deliveries: number
}

export interface DestinationPage {
  readonly rows: readonly DestinationView[]
  readonly total: number
  readonly page: number
  readonly per: number
  readonly now: string
}

/** Something that arrived. */
export interface DeliveryView {
  readonly id: string
  readonly at: string
  /** Of the token that delivered it; null = a test from the dashboard. */
  readonly tokenKey: string | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly bytes: number
  /** The JSON as it came, with line breaks for reading; in a list its beginning. */
  readonly body: string
  /** Whether the end of the body is left out here. */
  readonly cut: boolean
}

export interface DeliveryPage {
  readonly rows: readonly DeliveryView[]
  /** What it has kept, counted to `keptDeliveries`: no more are kept for long. */
  readonly total: number
  readonly page: number
  readonly per: number
}
