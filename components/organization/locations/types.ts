import type { ActionOutcome } from '@/components/tokens/types'
import type { LocationInput } from '@/lib/organizations/schema'

/** Server actions bound to the organization. */
export interface LocationActions {
  add(input: LocationInput): Promise<ActionOutcome<unknown>>
  edit(id: string, input: LocationInput): Promise<ActionOutcome<null>>
  archive(id: string): Promise<ActionOutcome<null>>
  restore(id: string): Promise<ActionOutcome<null>>
}

/** Time zones to choose from, and that of the organization. */
export interface LocationZones {
  readonly organization: string
  readonly names: readonly string[]
}
