import { Checkbox } from '@/components/ui/checkbox'
import type { CardProps } from './types'

interface SwitchFieldProps extends CardProps {
  readonly field: 'noExpirationAllowed' | 'removeAllowed' | 'viewAllowed' | 'adminNeedsIpAllowlist' | 'paused'
  readonly label: string
  readonly hint?: string
}

export function SwitchField({ field, label, hint, draft, patch, errors, effects }: SwitchFieldProps) {
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        name={field}
        checked={draft[field]}
        onChange={(event) => patch({ [field]: event.target.checked })}
        hint={hint}
        error={errors[field]?.[0]}
      >
        {label}
      </Checkbox>
      {effects(field)}
    </div>
  )
}
