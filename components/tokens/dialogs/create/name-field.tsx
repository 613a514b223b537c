'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useTokenDialogContext } from '../dialog-context'
import { focusOnce } from '../dialog-focus'
import type { FieldProps } from './form-field'

/** True if the user already has a token with this name. */
function useNameTaken(name: string): boolean {
  const { org, reads } = useTokenDialogContext()
  const trimmed = name.trim()
  const taken = useQuery({
    queryKey: ['tokens', org.slug, 'name-taken', trimmed],
    queryFn: () => reads.nameTaken(trimmed),
    enabled: trimmed !== '',
  })
  return trimmed !== '' && taken.data === true
}

export function NameField({ draft, patch, errors }: FieldProps) {
  const [checked, setChecked] = useState('')
  const taken = useNameTaken(checked)
  const warning = taken && checked === draft.name ? `You already have a token called ${checked.trim()}.` : undefined
  return (
    <Field label="Name" error={errors.name?.[0]} warning={warning}>
      <TextInput
        ref={focusOnce}
        name="name"
        value={draft.name}
        onChange={(event) => patch({ name: event.target.value })}
        onBlur={() => setChecked(draft.name)}
        placeholder="e.g. Zapier sync"
        autoComplete="off"
      />
    </Field>
  )
}
