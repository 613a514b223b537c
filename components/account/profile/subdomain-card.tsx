'use client'

import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { OwnProfile } from '@/lib/accounts/schema'
import { SettingsCard } from '../settings/settings-card'
import { useSettingsForm } from '../settings/use-settings-form'
import type { ProfileActions } from './types'
import { useSubdomainState } from './use-subdomain-state'

interface SubdomainCardProps {
  readonly profile: OwnProfile
  readonly subdomainOf: string | null
  readonly save: ProfileActions['saveSubdomain']
}

export function SubdomainCard({ profile, subdomainOf, save }: SubdomainCardProps) {
  const form = useSettingsForm({
    initial: { subdomain: profile.subdomain },
    save: async (draft) => {
      const saved = await save(draft.subdomain)
      return saved.ok ? { ok: true, value: { subdomain: saved.value.subdomain } } : saved
    },
  })
  const { draft, patch, errors, unsaved } = form
  const name = draft.subdomain.trim().toLowerCase()
  const state = useSubdomainState(unsaved ? name : '')
  const problems = { taken: `${name} is taken.`, invalid: notAllowed, free: undefined, yours: undefined }
  const problem = state === null ? undefined : problems[state]
  return (
    <SettingsCard title="Website" text="The subdomain of your website. Integrations with the Profile scope can read it." form={form}>
      <Field
        label="Subdomain"
        optional
        error={errors.subdomain?.[0] ?? problem}
        hint={state === 'free' ? `${name} is free.` : 'Letters, digits and hyphens, 3 to 63 characters.'}
        warning={unsaved && profile.subdomain !== '' && 'Links that use the old name stop working.'}
      >
        <SubdomainInput value={draft.subdomain} onChange={(subdomain) => patch({ subdomain })} subdomainOf={subdomainOf} />
      </Field>
    </SettingsCard>
  )
}

const notAllowed = 'Not allowed. Use 3 to 63 letters, digits and hyphens; some names are reserved.'

interface SubdomainInputProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly subdomainOf: string | null
}

const SubdomainInput = ({ value, onChange, subdomainOf }: SubdomainInputProps) => (
  <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
    <TextInput
      name="subdomain"
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      className="w-full sm:max-w-72"
    />
    {subdomainOf !== null && <span className="text-sm break-all text-ink-2">.{subdomainOf}</span>}
  </span>
)
