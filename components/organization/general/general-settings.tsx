'use client'

import type { ReactNode } from 'react'
import { SettingsCard } from '@/components/account/settings/settings-card'
import { SettingsPage } from '@/components/account/settings/settings-page'
import { useSettingsForm } from '@/components/account/settings/use-settings-form'
import type { ActionOutcome } from '@/components/tokens/types'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { GeneralInput } from '@/lib/organizations/schema'

interface GeneralSettingsProps {
  readonly slug: string
  readonly general: GeneralInput
  readonly zones: readonly string[]
  readonly save: (input: GeneralInput) => Promise<ActionOutcome<GeneralInput>>
  /** Other cards. */
  readonly children?: ReactNode
}

export function GeneralSettings({ slug, general, zones, save, children }: GeneralSettingsProps) {
  const form = useSettingsForm({ initial: general, save })
  const { draft, patch, errors } = form
  return (
    <SettingsPage title="General" text="What members see of this organization.">
      <SettingsCard title="Organization" text="The name is in the navigation, in emails and in invitations." form={form}>
        <Field label="Name" error={errors.name?.[0]}>
          <TextInput name="name" autoComplete="off" value={draft.name} onChange={({ target }) => patch({ name: target.value })} />
        </Field>
        <Field label="Slug" hint="It is part of every URL of the organization and can't be changed.">
          <TextInput value={slug} readOnly className="font-mono text-sm" />
        </Field>
        <Field label="Time zone" error={errors.timeZone?.[0]} hint="Each person sees times in the zone of their own settings.">
          <Select name="timeZone" value={draft.timeZone} onChange={({ target }) => patch({ timeZone: target.value })}>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </Select>
        </Field>
      </SettingsCard>
      {children}
    </SettingsPage>
  )
}
