import type { Actor, PersonActor, TokenActor } from '../actor'
import type { Outcome } from '../result'
import type { TokenView } from '../tokens/schema'
import type { IssuedToken } from '../tokens/types'
import type {
  DeliveryDetail,
  DeliveryFilter,
  DeliveryPage,
  DestinationFilter,
  DestinationPage,
  DestinationView,
  NewDestinationInput,
} from './schema'

/** A new destination and its managed token. The secret is not stored and cannot be shown again. */
export interface IssuedDestination {
  readonly destination: DestinationView
  readonly issued: IssuedToken
}

export interface DestinationDetail {
  readonly destination: DestinationView
  /** null if its holder revoked it. */
  readonly token: TokenView | null
  /** Latest first. */
  readonly deliveries: DeliveryPage
  readonly now: string
}

export interface Incoming {
  /** Well-formed JSON, exactly as received. */
  readonly text: string
  /** Value of `Idempotency-Key` or `webhook-id`, with the header name; unique per token. */
  readonly once: string | null
}

export type ChangeDestinationFailure = 'forbidden' | 'not_found' | 'wrong_status'

/** Managers manage the destinations of their locations, owners and admins all destinations of the organization. */
export interface Destinations {
  /** Where this person may create destinations; null = nowhere. */
  mayCreate(actor: PersonActor): { readonly everywhere: boolean } | null
  create(actor: Actor, input: NewDestinationInput): Promise<Outcome<IssuedDestination, 'forbidden' | 'invalid_input' | 'paused'>>
  list(actor: Actor, filter?: DestinationFilter): Promise<Outcome<DestinationPage, 'forbidden' | 'invalid_input'>>
  show(actor: Actor, id: string, filter?: DeliveryFilter): Promise<Outcome<DestinationDetail, 'forbidden' | 'not_found' | 'invalid_input'>>
  /** One delivery with its body, cut at 400,000 characters. */
  delivery(actor: Actor, id: string, deliveryId: string): Promise<Outcome<DeliveryDetail, 'forbidden' | 'not_found'>>
  /** Stores a test delivery without a token key. */
  test(actor: Actor, id: string): Promise<Outcome<{ readonly id: string }, ChangeDestinationFailure>>
  setPaused(actor: Actor, id: string, paused: boolean): Promise<Outcome<DestinationView, ChangeDestinationFailure>>
  /** Issues a new token if the holder revoked the old one; otherwise `wrong_status`, because an active token is rotated. */
  renewToken(actor: Actor, id: string): Promise<Outcome<IssuedToken, ChangeDestinationFailure | 'paused'>>
  /** Revokes its token and deletes its deliveries. */
  remove(actor: Actor, id: string): Promise<Outcome<null, ChangeDestinationFailure>>
  /**
   * Stores a delivery. `wrong_status` if paused, `invalid_input` if the key was used for another body, `rate_limited` beyond
   * the limit per minute, `limit_reached` beyond what the organization may store.
   */
  deliver(
    actor: Actor,
    id: string,
    incoming: Incoming,
  ): Promise<
    Outcome<{ readonly id: string }, 'forbidden' | 'not_found' | 'wrong_status' | 'invalid_input' | 'rate_limited' | 'limit_reached'>
  >
  /** Counts a delivery that was rejected because of its size; ten in a row notify those who manage the destination. */
  recordTooLarge(actor: TokenActor, id: string): Promise<void>
  /** Deletes expired and orphaned deliveries in batches; returns the number deleted. */
  clean(): Promise<number>
}
