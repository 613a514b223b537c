import { useId } from 'react'
import { Field } from '@/components/ui/field'
import { usePreferences } from '@/components/ui/preferences'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { HourCycle } from '@/lib/time/format'
import type { CreateOptions } from '@/lib/tokens/schema'
import type { Draft, ExpiresChoice } from './draft'
import { expirationText } from './expiration-text'
import type { FieldProps } from './form-field'

const lifetimeLabels = { P30D: '30 days', P90D: '90 days', P1Y: '1 year' } as const

function expirationHint(draft: Draft, options: CreateOptions, timeZone: string, cycle: HourCycle): string | null {
  if (draft.expires === 'never') return null
  return expirationText(draft.expires === 'on' ? draft.date : (options.endsAt[draft.expires] ?? ''), timeZone, cycle)
}

const inactivityHint = ({ inactivityDays }: CreateOptions) =>
  inactivityDays > 0 ? `Also deleted after ${inactivityDays} days without use.` : null

export function ExpiresField({ draft, patch, options, errors }: FieldProps) {
  const { timeZone, hourCycle } = usePreferences()
  const isCustom = draft.expires === 'on'
  const id = useId()
  const hints = [expirationHint(draft, options, timeZone, hourCycle), inactivityHint(options)].filter((hint) => hint !== null)
  return (
    <fieldset aria-label="Expiration" aria-describedby={hints.length > 0 ? id : undefined} className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <Field
        label="Expires"
        error={isCustom ? undefined : errors.expires?.[0]}
        warning={draft.expires === 'never' ? 'A token that never expires is easy to forget.' : undefined}
      >
        <Select name="expires" value={draft.expires} onChange={(event) => patch({ expires: event.target.value as ExpiresChoice })}>
          {options.lifetimes.map((lifetime) => (
            <option key={lifetime} value={lifetime}>
              {lifetimeLabels[lifetime]}
              {lifetime === options.defaultLifetime && ' (recommended)'}
            </option>
          ))}
          <option value="on">Custom date</option>
          {options.noExpirationAllowed && <option value="never">No expiration</option>}
        </Select>
      </Field>
      {isCustom && (
        <Field label="Last day" error={errors.expires?.[0]}>
          <TextInput
            type="date"
            name="date"
            value={draft.date}
            min={options.firstDay}
            max={options.lastDay ?? undefined}
            onChange={(event) => patch({ date: event.target.value })}
          />
        </Field>
      )}
      {hints.length > 0 && (
        <p id={id} className="-mt-1.5 flex flex-wrap gap-x-1.5 text-sm text-ink-3 sm:col-span-2">
          {hints.map((hint) => (
            <span key={hint} className="not-last:after:content-['_·']">
              {hint}
            </span>
          ))}
        </p>
      )}
    </fieldset>
  )
}
