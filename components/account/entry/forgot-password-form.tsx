'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { LinkButton } from '@/components/ui/link-button'
import { TextInput } from '@/components/ui/text-input'
import type { FailureCode, Outcome } from '@/lib/result'
import { EntryCard } from './entry-card'
import { FormFailure } from './form-failure'
import { ResendButton } from './resend-button'
import { useEntryForm } from './use-entry-form'

interface ForgotPasswordFormProps {
  readonly request: (email: string) => Promise<Outcome<{ email: string }, FailureCode>>
}

export function ForgotPasswordForm({ request }: ForgotPasswordFormProps) {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { failure, busy, submit, errorOf } = useEntryForm({
    send: (form) => request(String(form.get('email'))),
    onDone: ({ email }) => setSentTo(email),
  })
  if (sentTo !== null) return <Requested email={sentTo} request={request} />
  return (
    <EntryCard title="Forgot your password?" text="Enter your email address, and we'll send you a link to choose a new one.">
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
        <FormFailure failure={failure} />
        <Field label="Email" error={errorOf('email')}>
          <TextInput type="email" name="email" autoComplete="username" required maxLength={320} />
        </Field>
        <Button type="submit" variant="primary" busy={busy} busyLabel="Sending…" className="w-full">
          Send link
        </Button>
        <LinkButton href="/sign-in" variant="quiet" className="w-full">
          Back to sign-in
        </LinkButton>
      </form>
    </EntryCard>
  )
}

function Requested({ email, request }: ForgotPasswordFormProps & { readonly email: string }) {
  return (
    <EntryCard
      focused
      title="Check your email"
      text={
        <>
          If an account exists for <strong className="font-semibold text-ink">{email}</strong>, a link is on its way.
        </>
      }
    >
      <p className="text-sm text-ink-2">It arrives within a minute, works once and expires in 30 minutes. Look in your spam folder too.</p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <ResendButton resend={() => request(email)} />
        <LinkButton href="/sign-in" variant="quiet">
          Back to sign-in
        </LinkButton>
      </div>
    </EntryCard>
  )
}
