'use client'

import { NewPasswordField } from '../account/new-password-field'
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
      <NewPasswordField
        error={messageOf(fields, 'person.password')}
        person={values}
        value={values.password}
        onChange={(password) => set({ password })}
      />
    </>
  )
}
