'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import type { FailureCode, Outcome } from '@/lib/result'
import { NewPasswordField } from '../new-password-field'
import { EntryCard } from './entry-card'
import { FormFailure } from './form-failure'
import { useEntryForm } from './use-entry-form'

interface ResetPasswordFormProps {
  readonly email: string
  readonly reset: (password: string) => Promise<Outcome<unknown, FailureCode>>
}

export function ResetPasswordForm({ email, reset }: ResetPasswordFormProps) {
  const [password, setPassword] = useState('')
  const [changed, setChanged] = useState(false)
  const { failure, busy, submit, errorOf } = useEntryForm({ send: () => reset(password), onDone: () => setChanged(true) })
  if (changed) {
    return (
      <EntryCard focused title="Password changed" text="You're signed out of Keyrail everywhere. Sign in with your new password.">
        <LinkButton href="/sign-in" variant="primary">
          Sign in
        </LinkButton>
      </EntryCard>
    )
  }
  return (
    <EntryCard title="Choose a new password" text={`For ${email}. This signs you out of Keyrail everywhere.`}>
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
        <FormFailure failure={failure} />
        {/* tells a password manager whose password it is */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordField
          label="New password"
          error={errorOf('password')}
          person={{ name: '', email }}
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" variant="primary" busy={busy} busyLabel="Saving…" className="w-full">
          Change password
        </Button>
      </form>
    </EntryCard>
  )
}
