'use client'

import type { PresetName } from '@/lib/tokens/index'
import { presetLabels } from '../organization/policy/preset-labels'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { TextInput } from '../ui/text-input'
import type { StepProps } from './step-props'
import { messageOf, type Presets, policyValues } from './values'

const lifetimes = [
  ['P30D', '30 days'],
  ['P90D', '90 days'],
  ['P1Y', '1 year'],
  ['', 'No expiration'],
] as const

interface PolicyStepProps extends StepProps {
  readonly presets: Presets
}

export function PolicyStep({ values, set, fields, presets }: PolicyStepProps) {
  return (
    <>
      <Field label="Preset" hint={presetLabels[values.preset].about}>
        <Select name="preset" value={values.preset} onChange={(event) => set(policyValues(event.target.value as PresetName, presets))}>
          {Object.entries(presetLabels).map(([preset, { name }]) => (
            <option key={preset} value={preset}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field label="Listed tokens per person" hint="0 means no limit." error={messageOf(fields, 'policy.listedPerPerson')}>
          <TextInput
            name="listedPerPerson"
            inputMode="numeric"
            value={values.listedPerPerson}
            onChange={(event) => set({ listedPerPerson: event.target.value })}
          />
        </Field>
        <Field label="Lifetime" hint="For new tokens." error={messageOf(fields, 'policy.lifetime')}>
          <Select name="lifetime" value={values.lifetime} onChange={(event) => set({ lifetime: event.target.value })}>
            {lifetimes.map(([duration, label]) => (
              <option key={duration} value={duration}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Delete when inactive for" hint="Days; 0 means never." error={messageOf(fields, 'policy.inactivityDays')}>
          <TextInput
            name="inactivityDays"
            inputMode="numeric"
            value={values.inactivityDays}
            onChange={(event) => set({ inactivityDays: event.target.value })}
          />
        </Field>
        {values.inactivityDays.trim() !== '0' && (
          <Field label="Notify before" hint="Days, for example 15, 7, 1." error={messageOf(fields, 'policy.noticeDays')}>
            <TextInput name="noticeDays" value={values.noticeDays} onChange={(event) => set({ noticeDays: event.target.value })} />
          </Field>
        )}
      </div>
      <Checkbox
        name="viewAllowed"
        checked={values.viewAllowed}
        onChange={(event) => set({ viewAllowed: event.target.checked })}
        error={messageOf(fields, 'policy.viewAllowed')}
        hint="Tokens created from now on are stored encrypted so they can be shown again."
      >
        Allow viewing stored tokens
      </Checkbox>
    </>
  )
}
