'use client'

import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { OwnProfile } from '@/lib/accounts/schema'
import { SettingsCard } from '../settings/settings-card'
import { useSettingsForm } from '../settings/use-settings-form'
import type { ProfileActions } from './types'

interface PersonCardProps {
  readonly profile: OwnProfile
  readonly save: ProfileActions['saveProfile']
}

const personOf = ({ name, phone, jobTitle }: OwnProfile) => ({ name, phone, jobTitle })

export function PersonCard({ profile, save }: PersonCardProps) {
  const form = useSettingsForm({
    initial: personOf(profile),
    save: async (draft) => {
      const saved = await save(draft)
      return saved.ok ? { ok: true, value: personOf(saved.value) } : saved
    },
  })
  const { draft, patch, errors } = form
  return (
    <SettingsCard
      title="About you"
      text="Members of your organizations see your name. Phone and job title are not sent to integrations."
      form={form}
    >
      <Field label="Name" error={errors.name?.[0]}>
        <TextInput name="name" autoComplete="name" value={draft.name} onChange={({ target }) => patch({ name: target.value })} />
      </Field>
      <Field label="Phone" optional error={errors.phone?.[0]}>
        <TextInput
          type="tel"
          name="phone"
          autoComplete="tel"
          value={draft.phone}
          onChange={({ target }) => patch({ phone: target.value })}
        />
      </Field>
      <Field label="Job title" optional error={errors.jobTitle?.[0]}>
        <TextInput
          name="jobTitle"
          autoComplete="organization-title"
          value={draft.jobTitle}
          onChange={({ target }) => patch({ jobTitle: target.value })}
        />
      </Field>
    </SettingsCard>
  )
}
