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

export type RejectionReason = 'paused' | 'archived' | 'revoked' | 'deactivated' | 'expired'

/** Times are ISO 8601 UTC. */
export interface DestinationView {
  readonly id: string
  readonly name: string
  readonly kind: DestinationKind
  readonly location: { readonly id: string; readonly slug: string; readonly name: string } | null
  /** Key of its managed token. */
  readonly tokenKey: string
  readonly createdAt: string
  readonly createdBy: string
  /** Rejects deliveries since then. */
  readonly pausedAt: string | null
  /** When the holder of its token revoked it: the destination needs a new one. */
  readonly tokenEndedAt: string | null
  /** Why deliveries are rejected: it, its location or its managed token does not work; null if they are accepted. */
  readonly rejecting: RejectionReason | null
  readonly lastDeliveryAt: string | null
  /** Stored deliveries of the last `countedDays` days; at `keptDeliveries` there may have been more. */
  readonly deliveries: number
}

export interface DestinationPage {
  readonly rows: readonly DestinationView[]
  readonly total: number
  readonly page: number
  readonly per: number
  readonly now: string
}

/** Untrusted text. */
export interface DeliveryField {
  readonly name: string
  readonly value: string
}

export interface DeliveryView {
  readonly id: string
  readonly at: string
  /** null = a test from the dashboard. */
  readonly tokenKey: string | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly bytes: number
  /** The received JSON with line breaks; in a list only its beginning. */
  readonly body: string
  /** True if `body` is truncated. */
  readonly cut: boolean
  /** The first two values of the body, shortened, to tell deliveries apart. */
  readonly fields: readonly DeliveryField[]
}

/** One delivery, and the ids of those that arrived right after and before it. */
export interface DeliveryDetail {
  readonly delivery: DeliveryView
  readonly newer: string | null
  readonly older: string | null
}

export interface DeliveryPage {
  readonly rows: readonly DeliveryView[]
  /** Counted up to `keptDeliveries`. */
  readonly total: number
  readonly page: number
  readonly per: number
}
