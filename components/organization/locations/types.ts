import type { ActionOutcome } from '@/components/tokens/types'

/** Server actions bound to the organization. */
export interface LocationActions {
  add(input: { readonly name: string }): Promise<ActionOutcome<unknown>>
  rename(id: string, input: { readonly name: string }): Promise<ActionOutcome<null>>
  archive(id: string): Promise<ActionOutcome<null>>
  restore(id: string): Promise<ActionOutcome<null>>
}
