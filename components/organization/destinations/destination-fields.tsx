import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { FieldErrors } from '@/lib/result'
import type { DestinationOwners } from './types'

interface DestinationFieldsProps extends DestinationOwners {
  readonly values: { readonly name: string; readonly locationId: string }
  readonly fields: FieldErrors | undefined
  readonly onName: (name: string) => void
  readonly onLocation: (locationId: string) => void
}

export function DestinationFields({ values, fields, locations, everywhere, onName, onLocation }: DestinationFieldsProps) {
  return (
    <>
      <Field label="Name" error={fields?.name?.[0]}>
        <TextInput
          name="name"
          autoComplete="off"
          placeholder="e.g. Website leads"
          value={values.name}
          onChange={(event) => onName(event.target.value)}
        />
      </Field>
      <Field label="Location" error={fields?.locationId?.[0]} hint="Managers of the location manage its destinations.">
        <Select name="locationId" value={values.locationId} onChange={(event) => onLocation(event.target.value)}>
          {everywhere !== null && <option value="">{everywhere}, no location</option>}
          {locations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}
