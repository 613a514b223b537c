'use client'

import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import type { FailureCode, Outcome } from '@/lib/result'
import { openProof, type Proof } from '../sign-in-request'
import { EntryCard } from './entry-card'
import { FormFailure } from './form-failure'
import { useEntryForm } from './use-entry-form'

interface VerifyEmailFormProps {
  readonly name: string
  readonly email: string
  readonly verify: () => Promise<Outcome<Proof, FailureCode>>
}

export function VerifyEmailForm({ name, email, verify }: VerifyEmailFormProps) {
  const { failure, busy, submit } = useEntryForm({
    send: async () => openProof(await verify()),
    // a full load, so that no state of the signed-out page is kept
    onDone: () => window.location.replace('/'),
  })
  return (
    <EntryCard title="Verify your email address" text="One step left: create your account.">
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        <dt className="text-ink-2">Name</dt>
        <dd className="font-semibold wrap-anywhere">
          <bdi>{name}</bdi>
        </dd>
        <dt className="text-ink-2">Email</dt>
        <dd className="font-semibold wrap-anywhere">{email}</dd>
      </dl>
      <form method="post" onSubmit={submit} className="flex flex-col gap-4">
        <FormFailure failure={failure} />
        {failure ? (
          <LinkButton href="/sign-in">Go to sign-in</LinkButton>
        ) : (
          <Button type="submit" variant="primary" busy={busy} busyLabel="Creating account…" className="w-full">
            Create account and sign in
          </Button>
        )}
      </form>
      <p className="text-sm text-ink-3">Didn't sign up? Close this page: someone else entered your email address and chose the password.</p>
    </EntryCard>
  )
}
