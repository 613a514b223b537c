import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { focusOnce } from './dialog-focus'

interface RequestLimitFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Limit of the policy; 0 = none. */
  readonly policyLimit: number
  readonly focused?: boolean
  readonly error?: string | undefined
}

export const RequestLimitField = ({ value, onChange, policyLimit, focused = false, error }: RequestLimitFieldProps) => (
  <Field label="Requests per minute" optional hint={hintOf(policyLimit)} error={error}>
    <TextInput
      ref={focused ? focusOnce : undefined}
      name="requestsPerMinute"
      className="w-32!"
      inputMode="numeric"
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
)

const hintOf = (policyLimit: number): string =>
  policyLimit === 0
    ? 'Further requests within a minute are rejected. Leave it empty for no limit.'
    : `Your organization allows ${policyLimit.toLocaleString('en-GB')}. A lower number limits this token further.`
