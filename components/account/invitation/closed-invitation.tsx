'use client'

import { LinkButton } from '@/components/ui/link-button'
import type { PresentedInvitation } from '@/lib/organizations/schema'
import { formatAbsolute } from '@/lib/time/format'
import { EntryCard } from '../entry/entry-card'

interface ClosedInvitationProps {
  readonly invitation: Exclude<PresentedInvitation, { kind: 'open' }>
  readonly signedIn: boolean
}

export function ClosedInvitation({ invitation, signedIn }: ClosedInvitationProps) {
  const { title, text } = messageOf(invitation)
  return (
    <EntryCard title={title} text={text}>
      <div>
        <LinkButton href={signedIn ? '/' : '/sign-in'}>{signedIn ? 'Go to your tokens' : 'Go to sign-in'}</LinkButton>
      </div>
    </EntryCard>
  )
}

/** The time zone of a person who may have no account is unknown. */
const dateOf = (iso: string): string => `${formatAbsolute(new Date(iso), 'UTC', 'h23')} UTC`

function messageOf(invitation: ClosedInvitationProps['invitation']): { readonly title: string; readonly text: string } {
  if (invitation.kind === 'unknown') {
    return { title: 'This invitation no longer works', text: 'A newer link was created, or the link is incomplete. Ask for a new one.' }
  }
  const { inviter } = invitation
  const again = `Ask ${inviter} for a new one.`
  if (invitation.kind === 'expired') {
    return { title: 'This invitation has expired', text: `This invitation expired on ${dateOf(invitation.expiresAt)}. ${again}` }
  }
  if (invitation.kind === 'used') {
    return {
      title: 'This invitation was already accepted',
      text: `An invitation works once. If you accepted it, sign in to open ${invitation.organization}.`,
    }
  }
  if (invitation.kind === 'declined') return { title: 'This invitation was declined', text: `Changed your mind? ${again}` }
  return { title: 'This invitation was revoked', text: `It no longer opens ${invitation.organization}. ${again}` }
}
