import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { PolicyField } from '@/lib/tokens/schema'
import { fieldLabels } from './field-labels'
import type { Options } from './options'
import type { SectionProps } from './types'

interface ChoiceFieldProps extends Pick<SectionProps, 'errors' | 'effects'> {
  readonly field: PolicyField
  readonly hint?: string
  readonly value: string
  readonly options: Options
  readonly onChoose: (value: string) => void
}

export function ChoiceField({ field, hint, value, options, onChoose, errors, effects }: ChoiceFieldProps) {
  return (
    <div className="flex flex-col gap-3">
      <Field label={fieldLabels[field]} hint={hint} error={errors[field]?.[0]}>
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
