'use client'

import { fieldLabels } from '../organization/policy/field-labels'
import { LimitField } from '../organization/policy/limit-field'
import { defaultLifetimes } from '../organization/policy/options'
import { PresetRadios } from '../organization/policy/preset-radios'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { TextInput } from '../ui/text-input'
import type { StepProps } from './step-props'
import { messageOf, type Presets, policyValues } from './values'

interface PolicyStepProps extends StepProps {
  readonly presets: Presets
}

export function PolicyStep({ values, set, fields, presets }: PolicyStepProps) {
  return (
    <>
      <PresetRadios value={values.preset} onChoose={(preset) => set(policyValues(preset, presets))} />
      <div className="grid gap-6 sm:grid-cols-2">
        <LimitField
          name="listedPerPerson"
          label={fieldLabels.listedPerPerson}
          unlimited="No limit"
          value={values.listedPerPerson}
          suggested={String(presets.default.listedPerPerson)}
          onChange={(listedPerPerson) => set({ listedPerPerson })}
          error={messageOf(fields, 'policy.listedPerPerson')}
        />
        <Field label="Lifetime" hint="For new tokens." error={messageOf(fields, 'policy.lifetime')}>
          <Select name="lifetime" value={values.lifetime} onChange={(event) => set({ lifetime: event.target.value })}>
            {defaultLifetimes.map(([duration, label]) => (
              <option key={duration} value={duration}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <LimitField
          name="inactivityDays"
          label={fieldLabels.inactivityDays}
          unit="days"
          unlimited="Never"
          value={values.inactivityDays}
          suggested={String(presets.default.inactivityDays)}
          onChange={(inactivityDays) => set({ inactivityDays })}
          error={messageOf(fields, 'policy.inactivityDays')}
        />
        {values.inactivityDays !== null && (
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
