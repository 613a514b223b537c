import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { CardProps } from './types'

interface NumberFieldProps extends CardProps {
  readonly field: 'listedPerPerson' | 'livePerPerson' | 'inactivityDays'
  readonly label: string
  readonly hint: string
}

export function NumberField({ field, label, hint, draft, patch, errors, effects }: NumberFieldProps) {
  return (
    <div className="flex flex-col gap-3">
      <Field label={label} hint={hint} error={errors[field]?.[0]}>
        <TextInput
          name={field}
          className="max-w-60"
          inputMode="numeric"
          autoComplete="off"
          value={draft[field]}
          onChange={(event) => patch({ [field]: event.target.value })}
        />
      </Field>
      {effects(field)}
    </div>
  )
}
