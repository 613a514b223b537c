import type { PresentedInvitation } from '@/lib/organizations/schema'
import type { InvitationAnswers } from './types'

export type OpenInvitation = Extract<PresentedInvitation, { kind: 'open' }>

export interface OpenInvitationProps {
  readonly invitation: OpenInvitation
  readonly actions: InvitationAnswers
  readonly onDecline: () => void
}
