'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '@/components/session/use-action'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useTokenDialogContext } from '../dialog-context'
import { focusOnce } from '../dialog-focus'
import type { FieldProps } from './form-field'

/** Name of the user's own token that counts as the same; null = none. */
function useTakenName(name: string): string | null {
  const { org, reads } = useTokenDialogContext()
  const { read } = useAction()
  const trimmed = name.trim()
  const taken = useQuery({
    queryKey: ['tokens', org.slug, 'name-taken', trimmed],
    queryFn: () => read(() => reads.takenName(trimmed)),
    enabled: trimmed !== '',
  })
  return trimmed === '' ? null : (taken.data ?? null)
}

export function NameField({ draft, patch, errors }: FieldProps) {
  const [checked, setChecked] = useState(draft.name)
  const taken = useTakenName(checked)
  const warning = taken !== null && checked === draft.name ? `You already have a token called ${taken}.` : undefined
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
