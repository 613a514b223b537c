'use client'

import { Field } from '@/components/ui/field'
import type { Person } from '@/lib/input/password-rules'
import { NewPasswordField } from '../new-password-field'
import { PasswordInput } from '../password-input'
import { SettingsCard } from '../settings/settings-card'
import { useSettingsForm } from '../settings/use-settings-form'
import type { SecurityActions } from './types'

interface PasswordCardProps {
  readonly hasPassword: boolean
  /** The person can confirm with a passkey or code instead of the current password. */
  readonly hasOtherWays: boolean
  readonly person: Person
  readonly change: SecurityActions['changePassword']
}

const empty = { current: '', password: '' }

export function PasswordCard({ hasPassword, hasOtherWays, person, change }: PasswordCardProps) {
  const form = useSettingsForm({
    initial: empty,
    save: async ({ current, password }) => {
      const changed = await change(current, password)
      return changed.ok ? { ok: true, value: empty } : changed
    },
  })
  const { draft, patch, errors } = form
  return (
    <SettingsCard
      title="Password"
      text="Changing it signs you out everywhere else. You stay signed in here."
      form={form}
      saveLabel={hasPassword ? 'Change password' : 'Set password'}
    >
      {/* password managers store the new password under it */}
      <input type="email" name="email" autoComplete="username" value={person.email} readOnly hidden />
      {hasPassword && (
        <Field
          label="Current password"
          error={errors.current?.[0]}
          hint={hasOtherWays ? 'Forgot it? Leave this empty and confirm another way.' : undefined}
        >
          <PasswordInput
            name="current"
            autoComplete="current-password"
            value={draft.current}
            onChange={(event) => patch({ current: event.target.value })}
          />
        </Field>
      )}
      <NewPasswordField
        label="New password"
        error={errors.password?.[0]}
        person={person}
        value={draft.password}
        onChange={(password) => patch({ password })}
      />
    </SettingsCard>
  )
}
