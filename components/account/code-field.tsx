'use client'

import type { ComponentProps } from 'react'
import { cx } from '../ui/cx'
import { Field } from '../ui/field'
import { useField } from '../ui/field-control'
import { TextInput } from '../ui/text-input'

const digits = 6

interface CodeFieldProps extends Pick<ComponentProps<'input'>, 'ref'> {
  /** Asks for a recovery code instead of a six-digit code. */
  readonly recovery?: boolean
  readonly error?: string | null | undefined
}

/** Field named `code`. A six-digit code submits its form with the last digit. */
export function CodeField({ recovery = false, error, ref }: CodeFieldProps) {
  if (recovery) {
    return (
      <Field label="Recovery code" error={error} hint="Ten characters, like k7m2q-x9v4t. Each code works once.">
        <TextInput
          ref={ref}
          key="recovery"
          name="code"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={32}
          data-mono
        />
      </Field>
    )
  }
  return (
    <Field label="Six-digit code" error={error} hint="From your authenticator app.">
      <DigitsInput ref={ref} key="digits" name="code" />
    </Field>
  )
}

// one input, drawn as six slots: each digit is 1 ch wide and followed by a gap of 0.75 ch
const slots =
  'tap w-[12.5ch] rounded-md border border-line-strong bg-surface py-2 px-[1ch] text-xl tracking-[0.75ch] text-ink transition-colors hover:border-ink-2 focus-visible:rounded-md aria-invalid:border-bad'
const line =
  'bg-[linear-gradient(90deg,var(--line-strong)_1ch,transparent_1ch)] bg-[size:1.75ch_2px] bg-left-bottom bg-repeat-x bg-clip-content bg-origin-content'

function DigitsInput(native: ComponentProps<'input'>) {
  const control = useField(native)
  const onInput: ComponentProps<'input'>['onInput'] = ({ currentTarget: input }) => {
    const typed = input.value.replace(/\D/g, '').slice(0, digits)
    if (typed !== input.value) input.value = typed
    if (typed.length === digits) input.form?.requestSubmit()
  }
  return (
    <input
      {...control}
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9 ]*"
      required
      data-mono
      onInput={onInput}
      className={cx(slots, line)}
    />
  )
}
