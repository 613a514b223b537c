import Lock from 'lucide-react/icons/lock'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { typeLabels } from '../../labels'
import { LocationSelect } from '../../location-select'
import { useTokenDialogContext } from '../dialog-context'
import type { Draft, TokenKind } from './draft'
import type { FieldProps } from './form-field'

const typeHint = (type: TokenKind, organization: string) =>
  ({
    user: 'Acts as you. Sees what you see.',
    admin: `Acts for everyone in ${organization}.`,
    location: 'Acts for one location.',
  })[type]

// the hint is next to the select, where the width allows it
const besideSelect = 'sm:grid sm:grid-cols-2 sm:gap-x-4 sm:[&>label]:col-span-full sm:[&>p]:self-center'

export function TypeField({ draft, patch, options, errors }: FieldProps) {
  const { org } = useTokenDialogContext()
  const reasons = options.types.flatMap(({ type, reason }) => (reason ? [{ type, reason }] : []))
  const patchFor = (type: TokenKind): Partial<Draft> =>
    type === 'admin' && options.adminNeedsIpAllowlist ? { type, ipAllowlist: draft.ipAllowlist ?? [] } : { type }
  return (
    <Field
      label="Type"
      error={errors.type?.[0]}
      hint={<TypeHint text={typeHint(draft.type, org.name)} reasons={reasons} />}
      className={besideSelect}
    >
      <Select name="type" value={draft.type} onChange={(event) => patch(patchFor(event.target.value as TokenKind))}>
        {options.types.map(({ type, allowed }) => (
          <option key={type} value={type} disabled={!allowed}>
            {typeLabels[type]}
          </option>
        ))}
      </Select>
    </Field>
  )
}

interface TypeHintProps {
  readonly text: string
  readonly reasons: readonly { readonly type: TokenKind; readonly reason: string }[]
}

/** What the type means, and why others are locked. */
const TypeHint = ({ text, reasons }: TypeHintProps) => (
  <>
    {text}
    {reasons.map(({ type, reason }) => (
      <span key={type} className="block">
        <Lock aria-hidden size={12} strokeWidth={2} className="mr-1 mb-0.5 inline" />
        {reason}
      </span>
    ))}
  </>
)

export function LocationField({ draft, patch, options, errors }: FieldProps) {
  const { org } = useTokenDialogContext()
  return (
    <LocationSelect
      org={org.slug}
      choices={options}
      name="locationId"
      value={draft.locationId}
      onChange={(locationId) => patch({ locationId })}
      onMissing={() => patch({ locationId: '' })}
      none="Choose a location"
      error={errors.locationId?.[0]}
    />
  )
}
