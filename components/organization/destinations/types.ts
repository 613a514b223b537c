import type { ActionOutcome, Revealed } from '@/components/tokens/types'
import type { NewDestinationInput } from '@/lib/destinations/schema'

export type CreateDestination = (input: NewDestinationInput) => Promise<ActionOutcome<Revealed>>

/** The server actions of one destination, already bound to it. */
export interface DestinationActions {
  test(): Promise<ActionOutcome<unknown>>
  setPaused(paused: boolean): Promise<ActionOutcome<unknown>>
  renewToken(): Promise<ActionOutcome<Revealed>>
  remove(): Promise<ActionOutcome<null>>
}
