import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { typeLabels } from '../../labels'
import { useTokenDialogContext } from '../dialog-context'
import type { Draft, TokenKind } from './draft'
import type { FieldProps } from './form-field'

const typeHint = (type: TokenKind, organization: string) =>
  ({
    user: 'Acts as you. Sees what you see.',
    admin: `Acts for everyone in ${organization}.`,
    location: 'Acts for one location.',
  })[type]

export function TypeField({ draft, patch, options, errors }: FieldProps) {
  const { org } = useTokenDialogContext()
  const reasons = options.types.flatMap(({ reason }) => reason ?? [])
  const patchFor = (type: TokenKind): Partial<Draft> =>
    type === 'admin' && options.adminNeedsIpAllowlist ? { type, ipAllowlist: draft.ipAllowlist ?? [] } : { type }
  return (
    <Field label="Type" error={errors.type?.[0]} hint={[typeHint(draft.type, org.name), ...reasons].join(' ')}>
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

export function LocationField({ draft, patch, options, errors }: FieldProps) {
  return (
    <Field label="Location" error={errors.locationId?.[0]}>
      <Select name="locationId" value={draft.locationId} onChange={(event) => patch({ locationId: event.target.value })}>
        <option value="">Choose a location</option>
        {options.locations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
