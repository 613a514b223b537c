'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import type { Appearance } from '@/lib/accounts/schema'
import { SettingsCard } from '../settings/settings-card'
import { type SaveAppearance, useAppearanceForm } from './use-appearance-form'

interface TimeCardProps {
  readonly appearance: Appearance
  readonly zones: readonly string[]
  readonly save: SaveAppearance
}

const cycles = [
  { value: 'auto', label: 'Automatic', hint: 'By the language of your browser; 24 hours in emails.' },
  { value: 'h23', label: '24-hour', hint: '14:05' },
  { value: 'h12', label: '12-hour', hint: '2:05 pm' },
] as const

const weekStarts = [
  { value: null, label: 'Automatic' },
  { value: 1, label: 'Monday' },
  { value: 0, label: 'Sunday' },
  { value: 6, label: 'Saturday' },
] as const

export function TimeCard({ appearance, zones, save }: TimeCardProps) {
  const form = useAppearanceForm(appearance, ['timeZone', 'hourCycle', 'weekStart', 'exactTimes'], save)
  const { draft, patch, errors } = form
  return (
    <SettingsCard title="Date and time" text="Applies to every page and to your emails." form={form}>
      <Field label="Time zone" error={errors.timeZone?.[0]} hint="A date that you choose ends at 23:59 in this zone.">
        <Select name="timeZone" value={draft.timeZone} onChange={({ target }) => patch({ timeZone: target.value })}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </Field>
      <RadioGroup
        legend="Clock"
        name="hourCycle"
        options={cycles}
        value={draft.hourCycle}
        onChange={(value) => patch({ hourCycle: cycles.find((cycle) => cycle.value === value)?.value ?? 'auto' })}
      />
      <Field label="First day of the week" hint="The dates below charts are those of this day.">
        <Select
          name="weekStart"
          value={String(draft.weekStart ?? '')}
          onChange={({ target }) =>
            patch({ weekStart: weekStarts.find(({ value }) => String(value ?? '') === target.value)?.value ?? null })
          }
        >
          {weekStarts.map(({ value, label }) => (
            <option key={label} value={String(value ?? '')}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        name="exactTimes"
        checked={draft.exactTimes}
        onChange={({ target }) => patch({ exactTimes: target.checked })}
        hint="Dates and times instead of “3 hours ago”."
      >
        Show exact times
      </Checkbox>
    </SettingsCard>
  )
}
