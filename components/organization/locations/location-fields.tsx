import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { FieldErrors } from '@/lib/result'
import type { LocationZones } from './types'

/** Values of the form, as text. */
export interface LocationValues {
  readonly name: string
  readonly code: string
  readonly streetAddress: string
  /** Empty = that of the organization. */
  readonly timeZone: string
}

interface LocationFieldsProps {
  readonly values: LocationValues
  readonly errors: FieldErrors
  readonly zones: LocationZones
  readonly onChange: (change: Partial<LocationValues>) => void
}

export const LocationFields = ({ values, errors, zones, onChange }: LocationFieldsProps) => (
  <>
    <Field label="Name" error={errors.name?.[0] ?? errors.slug?.[0]}>
      <TextInput name="name" value={values.name} onChange={({ target }) => onChange({ name: target.value })} autoComplete="off" />
    </Field>
    <Field label="Code" optional error={errors.code?.[0]} hint="Its short name in your other systems, such as LIS-01.">
      <TextInput
        name="code"
        value={values.code}
        onChange={({ target }) => onChange({ code: target.value })}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        className="uppercase"
        data-mono
      />
    </Field>
    <Field label="Street address" optional error={errors.streetAddress?.[0]}>
      <TextInput
        name="streetAddress"
        value={values.streetAddress}
        onChange={({ target }) => onChange({ streetAddress: target.value })}
        autoComplete="off"
      />
    </Field>
    <Field label="Time zone" error={errors.timeZone?.[0]}>
      <Select name="timeZone" value={values.timeZone} onChange={({ target }) => onChange({ timeZone: target.value })}>
        <option value="">{`Same as the organization (${zones.organization.replaceAll('_', ' ')})`}</option>
        {zones.names.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </Select>
    </Field>
  </>
)
