'use client'

import { useId, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldError, FieldHint } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { NamedLocation } from '@/lib/organizations/schema'

interface LocationChoiceProps {
  readonly locations: readonly NamedLocation[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  readonly hint: string
  readonly error?: string | undefined
}

const searchFrom = 9

/** Checkboxes for locations, with a search box above a long list. */
export function LocationChoice({ locations, chosen, onChange, hint, error }: LocationChoiceProps) {
  const id = useId()
  const [q, setQ] = useState('')
  const shown = locations.filter(({ name }) => name.toLocaleLowerCase().includes(q.trim().toLocaleLowerCase()))
  const toggle = (location: string, on: boolean) => onChange(on ? [...chosen, location] : chosen.filter((each) => each !== location))
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5" aria-describedby={error ? `${id}-error` : `${id}-hint`}>
      <legend className="mb-1.5 text-sm font-semibold text-ink">Locations</legend>
      {locations.length >= searchFrom && (
        <TextInput
          type="search"
          aria-label="Search locations"
          placeholder="Search locations"
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      )}
      {locations.length > 0 && (
        <div className="max-h-56 overflow-y-auto rounded-md border border-line px-3 py-1">
          {shown.map(({ id: location, name, archived }) => (
            <Checkbox key={location} checked={chosen.includes(location)} onChange={(event) => toggle(location, event.target.checked)}>
              <bdi>{name}</bdi>
              {archived && <span className="font-normal text-ink-3"> (archived)</span>}
            </Checkbox>
          ))}
          {shown.length === 0 && <p className="py-2 text-sm text-ink-3">No location matches.</p>}
        </div>
      )}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
    </fieldset>
  )
}
