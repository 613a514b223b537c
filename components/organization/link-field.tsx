'use client'

import { useRef } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'

interface LinkFieldProps {
  readonly label: string
  readonly url: string
  readonly hint?: string
}

/** A link that is shown once, to copy. */
export function LinkField({ label, url, hint }: LinkFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field label={label} hint={hint} className="min-w-0 grow basis-64">
        <TextInput ref={input} readOnly value={url} className="font-mono text-sm" onFocus={(event) => event.target.select()} />
      </Field>
      <CopyButton value={url} label={`Copy ${label.charAt(0).toLowerCase()}${label.slice(1)}`} selectRef={input} variant="secondary">
        Copy
      </CopyButton>
    </div>
  )
}
