import { fieldLabels } from './field-labels'
import { LimitField } from './limit-field'
import type { LimitName, SectionProps } from './types'

interface NumberFieldProps extends SectionProps {
  readonly field: LimitName
  readonly unit?: string
  readonly unlimited: string
  readonly hint?: string
}

export function NumberField({ field, draft, suggested, patch, errors, effects, ...limit }: NumberFieldProps) {
  return (
    <div className="flex flex-col gap-3">
      <LimitField
        {...limit}
        name={field}
        label={fieldLabels[field]}
        value={draft[field]}
        suggested={suggested[field] ?? ''}
        onChange={(value) => patch({ [field]: value })}
        error={errors[field]?.[0]}
      />
      {effects(field)}
    </div>
  )
}
