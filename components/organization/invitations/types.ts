import type { ActionOutcome } from '@/components/tokens/types'
import type { Role } from '@/lib/actor'
import type { InvitationInput, InvitationLink, Invited } from '@/lib/organizations/schema'

/** What each role may do, in a sentence. */
export type RoleHints = Readonly<Record<Role, string>>

/** Server actions bound to the organization. */
export interface InvitationActions {
  invite(input: InvitationInput): Promise<ActionOutcome<Invited>>
  renewLink(id: string): Promise<ActionOutcome<InvitationLink>>
  resend(id: string): Promise<ActionOutcome<null>>
  revoke(id: string): Promise<ActionOutcome<null>>
}
