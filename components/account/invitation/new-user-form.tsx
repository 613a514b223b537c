'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { EntryCard } from '../entry/entry-card'
import { FormFailure } from '../entry/form-failure'
import { useEntryForm } from '../entry/use-entry-form'
import { NewPasswordField } from '../new-password-field'
import { openSession } from '../sign-in-request'
import { DeclineButton } from './decline-button'
import { InvitationFacts } from './invitation-facts'
import type { OpenInvitationProps } from './open-invitation'

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Creates the account of an invited person and accepts the invitation. */
export function NewUserForm({ invitation, actions, onDecline }: OpenInvitationProps) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { failure, busy, submit, errorOf } = useEntryForm({
    async send(form) {
      const accepted = await actions.acceptAsNewUser({ name: String(form.get('name')), password, timeZone: zone() })
      if (accepted.ok) await openSession(accepted.value.ticket)
      return accepted
    },
    // a full load, so that no state of the signed-out page is kept
    onDone: ({ slug }) => window.location.replace(`/o/${slug}/tokens`),
  })
  return (
    <EntryCard title={`Join ${invitation.organization}`} text="Choose a name and a password for your Keyrail account.">
      <InvitationFacts invitation={invitation} />
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
        <FormFailure failure={failure} />
        <input type="hidden" name="username" autoComplete="username" value={invitation.email} readOnly />
        <Field label="Name" error={errorOf('name')}>
          <TextInput name="name" autoComplete="name" required onChange={({ target }) => setName(target.value)} />
        </Field>
        <NewPasswordField error={errorOf('password')} person={{ name, email: invitation.email }} value={password} onChange={setPassword} />
        <div className="flex flex-col gap-3">
          <Button type="submit" variant="primary" busy={busy} busyLabel="Creating account…" className="w-full">
            Accept invitation
          </Button>
          <DeclineButton actions={actions} onDecline={onDecline} />
        </div>
      </form>
    </EntryCard>
  )
}
