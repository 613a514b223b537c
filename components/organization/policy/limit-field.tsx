import { type ReactNode, useId, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { cx } from '@/components/ui/cx'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { LimitText } from './limit-text'

interface LimitFieldProps {
  readonly name: string
  readonly label: string
  /** Shown inside the box: "days". */
  readonly unit?: string | undefined
  /** Label of the checkbox that lifts the limit. */
  readonly unlimited: string
  readonly value: LimitText
  /** Fills the box if the limit is set again. */
  readonly suggested: string
  readonly onChange: (value: LimitText) => void
  readonly hint?: ReactNode
  readonly error?: ReactNode
}

export function LimitField({ name, label, unit, unlimited, value, suggested, onChange, hint, error }: LimitFieldProps) {
  const id = useId()
  const [last, setLast] = useState(value ?? suggested)
  const type = (text: string) => {
    setLast(text)
    onChange(text)
  }
  const lift = (lifted: boolean) => {
    if (value !== null) setLast(value.trim() || suggested)
    onChange(lifted ? null : last.trim() || suggested)
  }
  return (
    <Field label={<LimitLabel id={id} label={label} unit={unit} />} hint={hint} error={error}>
      <span className="flex flex-wrap items-center gap-x-5">
        <span className="relative">
          <TextInput
            name={name}
            className={cx('w-24! disabled:border-line disabled:bg-sunken', unit !== undefined && 'pr-12')}
            inputMode="numeric"
            autoComplete="off"
            disabled={value === null}
            value={value ?? ''}
            onChange={(event) => type(event.target.value)}
          />
          {unit !== undefined && (
            <span aria-hidden className="pointer-events-none absolute inset-y-0 right-3 inline-flex items-center text-sm text-ink-3">
              {unit}
            </span>
          )}
        </span>
        <Checkbox checked={value === null} aria-describedby={id} onChange={(event) => lift(event.target.checked)}>
          {unlimited}
        </Checkbox>
      </span>
    </Field>
  )
}

const LimitLabel = ({ id, label, unit }: { readonly id: string; readonly label: string; readonly unit: string | undefined }) => (
  <span id={id}>
    {label}
    {unit !== undefined && <span className="sr-only">, in {unit}</span>}
  </span>
)
