'use client'

import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-area'
import type { OwnProfile } from '@/lib/accounts/schema'
import { SettingsCard } from '../settings/settings-card'
import { useSettingsForm } from '../settings/use-settings-form'
import type { ProfileActions } from './types'

interface SignatureCardProps {
  readonly profile: OwnProfile
  readonly save: ProfileActions['saveProfile']
}

const maxLength = 1_000

export function SignatureCard({ profile, save }: SignatureCardProps) {
  const form = useSettingsForm({
    initial: { signature: profile.signature },
    save: async (draft) => {
      const saved = await save(draft)
      return saved.ok ? { ok: true, value: { signature: saved.value.signature } } : saved
    },
  })
  const { draft, patch, errors } = form
  return (
    <SettingsCard title="Signature" text="Sent to integrations with the Profile scope." form={form}>
      <Field
        label="Signature"
        optional
        error={errors.signature?.[0]}
        hint={`Plain text, ${[...draft.signature].length.toLocaleString('en')} of ${maxLength.toLocaleString('en')} characters.`}
      >
        <TextArea name="signature" rows={5} value={draft.signature} onChange={({ target }) => patch({ signature: target.value })} />
      </Field>
      <div className="flex flex-col gap-1.5">
        <h3 className="text-sm font-semibold">Preview</h3>
        <p className="min-h-12 rounded-md border border-line bg-canvas px-3 py-2 text-sm break-words whitespace-pre-wrap text-ink-2">
          {draft.signature.trim() || 'Integrations get an empty signature.'}
        </p>
      </div>
    </SettingsCard>
  )
}
