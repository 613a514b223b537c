'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import type { FailureCode, Outcome } from '@/lib/result'
import { EntryCard } from './entry-card'
import { FormFailure } from './form-failure'
import { useEntryForm } from './use-entry-form'

interface ConfirmVerificationProps {
  readonly email: string
  readonly confirm: () => Promise<Outcome<unknown, FailureCode>>
}

/** Page of a link that verifies the email address of an existing user. */
export function ConfirmVerification({ email, confirm }: ConfirmVerificationProps) {
  const [done, setDone] = useState(false)
  const { failure, busy, submit } = useEntryForm({ send: confirm, onDone: () => setDone(true) })
  if (done) {
    return (
      <EntryCard focused title="Your email address is verified" text={email}>
        <LinkButton href="/settings/profile">Open your profile</LinkButton>
      </EntryCard>
    )
  }
  return (
    <EntryCard title="Verify your email address" text={`${email} is the email address of a Keyrail account.`}>
      <form method="post" onSubmit={submit} className="flex flex-col gap-4">
        <FormFailure failure={failure} />
        {failure ? (
          <LinkButton href="/settings/profile">Open your profile</LinkButton>
        ) : (
          <Button type="submit" variant="primary" busy={busy} busyLabel="Verifying…" className="w-full">
            Verify email address
          </Button>
        )}
      </form>
    </EntryCard>
  )
}
