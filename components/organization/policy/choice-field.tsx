import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { PolicyField } from '@/lib/tokens/schema'
import type { CardProps } from './types'

interface ChoiceFieldProps extends Pick<CardProps, 'errors' | 'effects'> {
  readonly field: PolicyField
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onChoose: (value: string) => void
}

export function ChoiceField({ field, label, hint, value, options, onChoose, errors, effects }: ChoiceFieldProps) {
  return (
    <div className="flex flex-col gap-3">
      <Field label={label} hint={hint} error={errors[field]?.[0]}>
        <Select name={field} className="max-w-80" value={value} onChange={(event) => onChoose(event.target.value)}>
          {options.map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
      {effects(field)}
    </div>
  )
}
