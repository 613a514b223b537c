'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { RadioGroup } from '@/components/ui/radio-group'
import type { Appearance } from '@/lib/accounts/schema'
import { SettingsCard } from '../settings/settings-card'
import { type SaveAppearance, useAppearanceForm } from './use-appearance-form'

interface CardProps {
  readonly appearance: Appearance
  readonly save: SaveAppearance
}

const densities = [
  { value: 'comfortable', label: 'Comfortable', hint: 'More space between the rows of tables.' },
  { value: 'compact', label: 'Compact', hint: 'More rows on the screen.' },
]

export function DisplayCard({ appearance, save }: CardProps) {
  const form = useAppearanceForm(appearance, ['density', 'reduceMotion'], save)
  const { draft, patch } = form
  return (
    <SettingsCard title="Display" text="The density of tables, and motion." form={form}>
      <RadioGroup
        legend="Density"
        name="density"
        options={densities}
        value={draft.density}
        onChange={(value) => patch({ density: value === 'compact' ? 'compact' : 'comfortable' })}
      />
      <Checkbox
        name="reduceMotion"
        checked={draft.reduceMotion}
        onChange={({ target }) => patch({ reduceMotion: target.checked })}
        hint="Motion is also reduced if your system asks for it."
      >
        Reduce motion
      </Checkbox>
    </SettingsCard>
  )
}
