import type { Actor, PersonActor, TokenActor } from '../actor'
import type { Outcome } from '../result'
import type { TokenView } from '../tokens/schema'
import type { IssuedToken } from '../tokens/types'
import type {
  DeliveryFilter,
  DeliveryPage,
  DeliveryView,
  DestinationFilter,
  DestinationPage,
  DestinationView,
  NewDestinationInput,
} from './schema'

/** A new destination and its managed token. The secret exists here and nowhere else. */
export interface IssuedDestination {
  readonly destination: DestinationView
  readonly issued: IssuedToken
}

/** One destination with its managed token, null once its holder ended it, and a page of what arrived, latest first. */
export interface DestinationDetail {
  readonly destination: DestinationView
  readonly token: TokenView | null
  readonly deliveries: DeliveryPage
  readonly now: string
}

/** JSON that software posts, as it came. */
export interface Incoming {
  /** Well-formed JSON, byte for byte. */
  readonly text: string
  /** `Idempotency-Key` or `webhook-id`, with the header's name; the same one of the same token delivers once. */
  readonly once: string | null
}

export type ChangeDestinationFailure = 'forbidden' | 'not_found' | 'wrong_status'

/** A manager reaches the destinations of their locations; owners and admins all; nobody else any. */
export interface Destinations {
  /** Whether this person may make one, and where: null = nowhere. */
  mayCreate(actor: PersonActor): { readonly everywhere: boolean } | null
  create(actor: Actor, input: NewDestinationInput): Promise<Outcome<IssuedDestination, 'forbidden' | 'invalid_input' | 'paused'>>
  list(actor: Actor, filter?: DestinationFilter): Promise<Outcome<DestinationPage, 'forbidden' | 'invalid_input'>>
  show(actor: Actor, id: string, filter?: DeliveryFilter): Promise<Outcome<DestinationDetail, 'forbidden' | 'not_found' | 'invalid_input'>>
  /** One delivery, with the whole of its body as far as a page can hold it. */
  delivery(actor: Actor, id: string, deliveryId: string): Promise<Outcome<DeliveryView, 'forbidden' | 'not_found'>>
  /** Writes a delivery that is marked as from the dashboard. */
  test(actor: Actor, id: string): Promise<Outcome<{ readonly id: string }, ChangeDestinationFailure>>
  setPaused(actor: Actor, id: string, paused: boolean): Promise<Outcome<DestinationView, ChangeDestinationFailure>>
  /** Makes a new token for one whose token was ended by its holder; any other is `wrong_status`: its token is rotated. */
  renewToken(actor: Actor, id: string): Promise<Outcome<IssuedToken, ChangeDestinationFailure | 'paused'>>
  /** Its token is rejected from now on, and what it has kept goes with it. */
  remove(actor: Actor, id: string): Promise<Outcome<null, ChangeDestinationFailure>>
  /**
   * Keeps what software posts. Paused is `wrong_status`; the same key with another body is `invalid_input`; more than a
   * destination takes within a minute is `rate_limited`.
   */
  deliver(
    actor: Actor,
    id: string,
    incoming: Incoming,
  ): Promise<Outcome<{ readonly id: string }, 'forbidden' | 'not_found' | 'wrong_status' | 'invalid_input' | 'rate_limited'>>
  /** One that was rejected for its size before it was read; ten in a row are told as those that a paused one rejected. */
  noteTooLarge(actor: TokenActor, id: string): Promise<void>
  /** Deletes, a few at a time, what is kept no longer and what deleted destinations left; answers how many deliveries. */
  clean(): Promise<number>
}
