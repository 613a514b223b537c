'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import type { Failure } from '@/lib/result'
import { EntryCard } from '../entry/entry-card'
import { FormFailure } from '../entry/form-failure'
import { attempt } from '../entry/use-entry-form'
import type { OpenInvitationProps } from './open-invitation'

interface WrongAccountProps extends OpenInvitationProps {
  readonly viewer: { readonly email: string }
}

export function WrongAccount({ invitation, viewer, actions }: WrongAccountProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const signOut = async () => {
    if (busy) return
    setBusy(true)
    const outcome = await attempt(actions.signOut)
    if (outcome.ok) return window.location.reload()
    setBusy(false)
    setFailure(outcome.error)
  }
  return (
    <EntryCard
      title="This invitation is for someone else"
      text={`This invitation is for ${invitation.email}. You are signed in as ${viewer.email}.`}
    >
      <FormFailure failure={failure} />
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" busy={busy} busyLabel="Signing out…" onClick={signOut}>
          Sign out and continue
        </Button>
        <LinkButton href="/">Go to your tokens</LinkButton>
      </div>
    </EntryCard>
  )
}
