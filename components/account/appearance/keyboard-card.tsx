'use client'

import { Checkbox } from '@/components/ui/checkbox'
import type { Appearance } from '@/lib/accounts/schema'
import { SettingsCard } from '../settings/settings-card'
import { type SaveAppearance, useAppearanceForm } from './use-appearance-form'

interface KeyboardCardProps {
  readonly appearance: Appearance
  readonly save: SaveAppearance
}

export function KeyboardCard({ appearance, save }: KeyboardCardProps) {
  const form = useAppearanceForm(appearance, ['singleKeys'], save)
  return (
    <SettingsCard title="Keyboard" text="Press ? on any page to see all shortcuts." form={form}>
      <Checkbox
        name="singleKeys"
        checked={form.draft.singleKeys}
        onChange={({ target }) => form.patch({ singleKeys: target.checked })}
        hint="Shortcuts of one key, such as c for a new token. They never work in fields and dialogs. Disable them if you use speech input."
      >
        Single-key shortcuts
      </Checkbox>
    </SettingsCard>
  )
}
