'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { LinkButton } from '@/components/ui/link-button'
import { TextInput } from '@/components/ui/text-input'
import type { PersonInput } from '@/lib/accounts/schema'
import type { FailureCode, Outcome } from '@/lib/result'
import { NewPasswordField } from '../new-password-field'
import { EntryCard } from './entry-card'
import { FormFailure } from './form-failure'
import { ResendButton } from './resend-button'
import { useEntryForm } from './use-entry-form'

interface SignUpFormProps {
  readonly signUp: (input: PersonInput) => Promise<Outcome<{ email: string }, FailureCode>>
  /** Who may sign up, if not everyone. */
  readonly emailHint: string | null
}

interface Requested {
  readonly email: string
  readonly input: PersonInput
}

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

export function SignUpForm({ signUp, emailHint }: SignUpFormProps) {
  const [person, setPerson] = useState({ name: '', email: '' })
  const [password, setPassword] = useState('')
  const [requested, setRequested] = useState<Requested | null>(null)
  const { failure, busy, submit, errorOf } = useEntryForm<Requested>({
    async send(form) {
      const input = { name: String(form.get('name')), email: String(form.get('email')), password, timeZone: zone() }
      const outcome = await signUp(input)
      return outcome.ok ? { ok: true, value: { email: outcome.value.email, input } } : outcome
    },
    onDone: setRequested,
  })
  if (requested) return <CheckEmail email={requested.email} resend={() => signUp(requested.input)} />
  return (
    <EntryCard title="Create an account">
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
        <FormFailure failure={failure} />
        <Field label="Name" error={errorOf('name')}>
          <TextInput name="name" autoComplete="name" required onChange={({ target }) => setPerson({ ...person, name: target.value })} />
        </Field>
        <Field label="Email" error={errorOf('email')} hint={emailHint}>
          <TextInput
            type="email"
            name="email"
            autoComplete="username"
            required
            maxLength={320}
            onChange={({ target }) => setPerson({ ...person, email: target.value })}
          />
        </Field>
        <NewPasswordField error={errorOf('password')} person={person} value={password} onChange={setPassword} />
        <Button type="submit" variant="primary" busy={busy} busyLabel="Creating account…" className="w-full">
          Create account
        </Button>
        <LinkButton href="/sign-in" variant="quiet" className="w-full">
          Sign in instead
        </LinkButton>
      </form>
    </EntryCard>
  )
}

function CheckEmail({ email, resend }: { readonly email: string; readonly resend: () => Promise<Outcome<unknown, FailureCode>> }) {
  return (
    <EntryCard
      focused
      title="Check your email"
      text={
        <>
          We sent a link to <strong className="font-semibold text-ink">{email}</strong>.
        </>
      }
    >
      <p className="text-sm text-ink-2">
        Open it to verify your email address and finish signing up. It arrives within a minute, works once and expires in 24 hours. Look in
        your spam folder too.
      </p>
      <ResendButton resend={resend} />
    </EntryCard>
  )
}
