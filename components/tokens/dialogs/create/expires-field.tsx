import { Field } from '@/components/ui/field'
import { usePreferences } from '@/components/ui/preferences'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { CreateOptions } from '@/lib/tokens/schema'
import type { Draft, ExpiresChoice } from './draft'
import { expirationText } from './expiration-text'
import type { FieldProps } from './form-field'

const words = { P30D: '30 days', P90D: '90 days', P1Y: '1 year' } as const

function sentence(draft: Draft, options: CreateOptions, timeZone: string): string | null {
  if (draft.expires === 'never') return null
  return expirationText(draft.expires === 'on' ? draft.date : (options.endsAt[draft.expires] ?? ''), timeZone)
}

const disuse = ({ inactivityDays }: CreateOptions) =>
  inactivityDays > 0 ? `It is also deleted when it has not been used for ${inactivityDays} days.` : null

export function ExpiresField({ draft, patch, options, errors }: FieldProps) {
  const { timeZone } = usePreferences()
  const custom = draft.expires === 'on'
  const hint = [sentence(draft, options, timeZone), disuse(options)].filter(Boolean).map((text) => <span key={text}>{text}</span>)
  return (
    <div className="flex flex-col gap-3">
      <Field
        label="Ends"
        error={custom ? undefined : errors.expires?.[0]}
        warning={draft.expires === 'never' ? 'A token without an end date is easy to forget.' : undefined}
        hint={hint.length > 0 && <span className="flex flex-col">{hint}</span>}
      >
        <Select name="ends" value={draft.expires} onChange={(event) => patch({ expires: event.target.value as ExpiresChoice })}>
          {options.lifetimes.map((lifetime) => (
            <option key={lifetime} value={lifetime}>
              {words[lifetime]}
              {lifetime === options.defaultLifetime && ' (recommended)'}
            </option>
          ))}
          <option value="on">Custom date</option>
          {options.noExpirationAllowed && <option value="never">No end date</option>}
        </Select>
      </Field>
      {custom && (
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
    </div>
  )
}
