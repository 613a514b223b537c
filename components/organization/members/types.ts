import type { ActionOutcome } from '@/components/tokens/types'
import type { MemberPage, MemberRow, RoleInput } from '@/lib/organizations/schema'

/** Server actions bound to the organization. */
export interface MemberActions {
  changeRole(input: RoleInput): Promise<ActionOutcome<null>>
  deactivate(userId: string): Promise<ActionOutcome<null>>
  reactivate(userId: string): Promise<ActionOutcome<null>>
  remove(userId: string): Promise<ActionOutcome<unknown>>
  createResetLink(userId: string): Promise<ActionOutcome<{ readonly url: string }>>
}

/** What every row needs. */
export interface MemberContext extends Pick<MemberPage, 'roles' | 'locations' | 'moreLocations' | 'resetLinks' | 'now'> {
  readonly org: { readonly slug: string; readonly name: string }
  readonly actions: MemberActions
}

export type MemberDialogKind = 'locations' | 'remove' | 'reset-link'

export interface OpenDialog {
  readonly kind: MemberDialogKind
  readonly member: MemberRow
}
