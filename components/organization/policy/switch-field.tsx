import { Checkbox } from '@/components/ui/checkbox'
import { fieldLabels } from './field-labels'
import type { SectionProps } from './types'

interface SwitchFieldProps extends SectionProps {
  readonly field: 'noExpirationAllowed' | 'removeAllowed' | 'viewAllowed' | 'adminNeedsIpAllowlist' | 'paused'
  readonly hint?: string
}

export function SwitchField({ field, hint, draft, patch, errors, effects }: SwitchFieldProps) {
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        name={field}
        checked={draft[field]}
        onChange={(event) => patch({ [field]: event.target.checked })}
        hint={hint}
        error={errors[field]?.[0]}
      >
        {fieldLabels[field]}
      </Checkbox>
      {effects(field)}
    </div>
  )
}
