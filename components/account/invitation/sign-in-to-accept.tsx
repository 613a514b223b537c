import type { Route } from 'next'
import { LinkButton } from '@/components/ui/link-button'
import { EntryCard } from '../entry/entry-card'
import { DeclineButton } from './decline-button'
import { InvitationFacts } from './invitation-facts'
import type { OpenInvitationProps } from './open-invitation'

export const SignInToAccept = ({ invitation, actions, onDecline, path }: OpenInvitationProps & { readonly path: string }) => (
  <EntryCard title={`Join ${invitation.organization}`} text="You have an account. Sign in to accept.">
    <InvitationFacts invitation={invitation} />
    <div className="flex flex-col gap-3">
      <LinkButton href={`/sign-in?next=${encodeURIComponent(path)}` as Route} variant="primary" className="w-full">
        Sign in to accept
      </LinkButton>
      <DeclineButton actions={actions} onDecline={onDecline} />
    </div>
  </EntryCard>
)
