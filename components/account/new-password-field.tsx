'use client'

import type { Person } from '@/lib/input/password-rules'
import { cx } from '../ui/cx'
import { Field } from '../ui/field'
import { PasswordInput } from './password-input'
import { passwordStrength } from './password-strength'

interface NewPasswordFieldProps {
  readonly label?: string
  readonly error?: string | undefined
  /** Whose password it is, as far as it is known: their name and email address make it weak. */
  readonly person: Person
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Field named `password` for a new password, with its strength in words. */
export function NewPasswordField({ label = 'Password', error, person, value, onChange }: NewPasswordFieldProps) {
  return (
    <Field label={label} error={error} hint="At least 15 characters of any kind. Four or five unrelated words are easy to remember.">
      <PasswordInput name="password" autoComplete="new-password" value={value} onChange={(event) => onChange(event.target.value)} />
      <Strength password={value} person={person} />
    </Field>
  )
}

const looks = {
  weak: { width: 'w-1/4', bar: 'bg-warn', text: 'text-warn' },
  good: { width: 'w-2/3', bar: 'bg-ok', text: 'text-ok' },
  strong: { width: 'w-full', bar: 'bg-ok', text: 'text-ok' },
} as const

function Strength({ password, person }: { readonly password: string; readonly person: Person }) {
  const strength = passwordStrength(password, person)
  const look = strength && looks[strength.level]
  return (
    <div className="flex items-center gap-3">
      <span aria-hidden className="h-1 w-24 shrink-0 overflow-hidden rounded-full bg-line">
        {look && <span className={cx('block h-full rounded-full', look.width, look.bar)} />}
      </span>
      <span aria-live="polite" className={cx('min-h-5 text-sm font-medium', look?.text)}>
        {strength?.label}
      </span>
    </div>
  )
}
