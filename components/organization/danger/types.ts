import type { ActionOutcome } from '@/components/tokens/types'

/** Server actions of the danger zone, with their organization filled in. */
export interface OrganizationDangerActions {
  readonly transfer: (userId: string) => Promise<ActionOutcome<unknown>>
  readonly close: (name: string) => Promise<ActionOutcome<{ deletedAt: string }>>
  readonly cancel: () => Promise<ActionOutcome<unknown>>
}
