'use client'

import { Button } from '@/components/ui/button'
import { EntryCard } from '../entry/entry-card'
import { FormFailure } from '../entry/form-failure'
import { useEntryForm } from '../entry/use-entry-form'
import { DeclineButton } from './decline-button'
import { InvitationFacts } from './invitation-facts'
import type { OpenInvitationProps } from './open-invitation'

export function AcceptForm({ invitation, actions, onDecline }: OpenInvitationProps) {
  const { failure, busy, submit } = useEntryForm({
    send: () => actions.accept(),
    // a full load: the organizations of the viewer have changed
    onDone: ({ slug }) => window.location.replace(`/o/${slug}/tokens`),
  })
  return (
    <EntryCard title={`Join ${invitation.organization}`}>
      <InvitationFacts invitation={invitation} />
      <div className="flex flex-col gap-3">
        <form method="post" onSubmit={submit} className="flex flex-col gap-4">
          <FormFailure failure={failure} />
          <Button type="submit" variant="primary" busy={busy} busyLabel="Accepting…" className="w-full">
            Accept invitation
          </Button>
        </form>
        <DeclineButton actions={actions} onDecline={onDecline} />
      </div>
    </EntryCard>
  )
}
