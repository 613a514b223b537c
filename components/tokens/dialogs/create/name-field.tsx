'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useTokenDialogContext } from '../dialog-context'
import { focusOnce } from '../dialog-focus'
import type { FieldProps } from './form-field'

/** Warns about a name that is in use once the field is left. */
function useNameTaken(name: string): boolean {
  const { org, reads } = useTokenDialogContext()
  const wanted = name.trim()
  const taken = useQuery({
    queryKey: ['tokens', org.slug, 'name-taken', wanted],
    queryFn: () => reads.nameTaken(wanted),
    enabled: wanted !== '',
  })
  return wanted !== '' && taken.data === true
}

export function NameField({ draft, patch, errors }: FieldProps) {
  const [left, setLeft] = useState('')
  const taken = useNameTaken(left)
  const warning = taken && left === draft.name ? `You already have a token called ${left.trim()}.` : undefined
  return (
    <Field label="Name" error={errors.name?.[0]} warning={warning}>
      <TextInput
        ref={focusOnce}
        name="name"
        value={draft.name}
        onChange={(event) => patch({ name: event.target.value })}
        onBlur={() => setLeft(draft.name)}
        placeholder="e.g. Zapier sync"
        autoComplete="off"
      />
    </Field>
  )
}
