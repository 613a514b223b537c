'use client'

import { PasswordInput } from '../account/password-input'
import { passwordStrength } from '../account/password-strength'
import { cx } from '../ui/cx'
import { Field } from '../ui/field'
import { TextInput } from '../ui/text-input'
import type { StepProps } from './step-props'
import { messageOf } from './values'

export function PersonStep({ values, set, fields }: StepProps) {
  return (
    <>
      <Field label="Name" error={messageOf(fields, 'person.name')}>
        <TextInput name="name" autoComplete="name" value={values.name} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field label="Email" error={messageOf(fields, 'person.email')} hint="You'll use it to sign in.">
        <TextInput
          type="email"
          name="email"
          autoComplete="username"
          value={values.email}
          onChange={(event) => set({ email: event.target.value })}
        />
      </Field>
      <Field
        label="Password"
        error={messageOf(fields, 'person.password')}
        hint="At least 15 characters of any kind. Four or five unrelated words are easy to remember."
      >
        <PasswordInput
          name="password"
          autoComplete="new-password"
          value={values.password}
          onChange={(event) => set({ password: event.target.value })}
        />
        <Strength password={values.password} />
      </Field>
    </>
  )
}

const looks = {
  weak: { width: 'w-1/4', bar: 'bg-warn', text: 'text-warn' },
  good: { width: 'w-2/3', bar: 'bg-ok', text: 'text-ok' },
  strong: { width: 'w-full', bar: 'bg-ok', text: 'text-ok' },
} as const

function Strength({ password }: { readonly password: string }) {
  const strength = passwordStrength(password)
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
