import type { ActionOutcome, Revealed } from '@/components/tokens/types'
import type { NewDestinationInput } from '@/lib/destinations/schema'

export type CreateDestination = (input: NewDestinationInput) => Promise<ActionOutcome<Revealed>>

export interface DestinationOwners {
  readonly locations: readonly { readonly id: string; readonly name: string }[]
  /** Name of the organization if a destination may belong to it; null if it must belong to a location. */
  readonly everywhere: string | null
}

/** Server actions bound to one destination. */
export interface DestinationActions {
  test(): Promise<ActionOutcome<unknown>>
  setPaused(paused: boolean): Promise<ActionOutcome<unknown>>
  renewToken(): Promise<ActionOutcome<Revealed>>
  remove(): Promise<ActionOutcome<null>>
}
