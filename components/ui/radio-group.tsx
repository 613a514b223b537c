'use client'

import { Fragment, type ReactNode, useId } from 'react'
import { cx } from './cx'
import { FieldError, FieldHint } from './field'

interface RadioOption {
  readonly value: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** At the right of the label. */
  readonly aside?: ReactNode
  readonly disabledReason?: string | undefined
  /** Shown under the option. */
  readonly details?: ReactNode
}

interface RadioGroupProps {
  readonly legend: ReactNode
  readonly name: string
  readonly options: readonly RadioOption[]
  readonly value?: string | undefined
  readonly defaultValue?: string | undefined
  readonly onChange?: ((value: string) => void) | undefined
  readonly hint?: ReactNode
  readonly error?: ReactNode
  /** Side by side in one strip, for short labels. */
  readonly inline?: boolean | undefined
  readonly className?: string | undefined
}

export function RadioGroup({ legend, options, hint, error, inline = false, className, ...group }: RadioGroupProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className={cx('min-w-0', className)} aria-labelledby={`${id}-legend`} aria-describedby={described || undefined}>
      <legend id={`${id}-legend`} className="mb-1 text-sm font-semibold text-ink">
        {legend}
      </legend>
      <div className={inline ? 'grid auto-cols-fr grid-flow-col gap-0.5 rounded-md border border-line-strong p-0.5' : 'flex flex-col'}>
        {options.map((option) => (
          <Fragment key={option.value}>
            <Radio option={option} group={group} inline={inline} />
            {option.details}
          </Fragment>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
    </fieldset>
  )
}

interface RadioProps {
  readonly option: RadioOption
  readonly group: Pick<RadioGroupProps, 'name' | 'value' | 'defaultValue' | 'onChange'>
  readonly inline: boolean
}

const row = 'tap flex items-start gap-2.5 py-1.5 text-sm has-disabled:cursor-not-allowed coarse:py-3'
const segment =
  'relative flex min-h-8 items-center justify-center rounded-sm px-2 text-center text-sm text-ink-2 transition-colors hover:text-ink has-checked:bg-accent-soft has-checked:font-semibold has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-ring coarse:min-h-11 forced-colors:has-checked:border'

function Radio({ option, group, inline }: RadioProps) {
  const id = useId()
  const { value, label, aside, disabledReason } = option
  const note = disabledReason ?? option.hint
  const state = group.value === undefined ? { defaultChecked: group.defaultValue === value } : { checked: group.value === value }
  return (
    <label className={inline ? segment : row}>
      <input
        {...state}
        type="radio"
        name={group.name}
        value={value}
        disabled={disabledReason !== undefined}
        aria-labelledby={`${id}-label`}
        aria-describedby={[note && `${id}-note`, aside && `${id}-aside`].filter(Boolean).join(' ') || undefined}
        onChange={() => group.onChange?.(value)}
        className={inline ? 'absolute inset-0 cursor-pointer opacity-0' : 'choice mt-0.5'}
      />
      <span className="flex min-w-0 grow flex-col">
        <span id={`${id}-label`} className={cx(!inline && 'font-medium', disabledReason !== undefined && 'text-ink-3')}>
          {label}
        </span>
        {note && (
          <span id={`${id}-note`} className="text-ink-3">
            {note}
          </span>
        )}
      </span>
      {aside && (
        <span id={`${id}-aside`} className="shrink-0">
          {aside}
        </span>
      )}
    </label>
  )
}
