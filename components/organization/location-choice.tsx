'use client'

import { useId, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldError, FieldHint } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { LocationChoices, NamedLocation } from '@/lib/organizations/schema'
import { locationSearchText } from '../tokens/location-search-text'
import { useLocationSearch } from './use-location-search'

interface LocationChoiceProps {
  readonly org: string
  readonly choices: LocationChoices
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  readonly hint: string
  readonly error?: string | undefined
}

const searchFrom = 9

/** Checkboxes for locations, with a search box above a long list. */
export function LocationChoice({ org, choices, chosen, onChange, hint, error }: LocationChoiceProps) {
  const id = useId()
  const [q, setQ] = useState('')
  const { locations } = choices
  const [picked, setPicked] = useState<readonly NamedLocation[]>([])
  const found = useLocationSearch(org, choices, q)
  // those that a search found stay in sight
  const shown =
    found.status === 'idle' ? [...locations, ...picked.filter(({ id: one }) => !locations.some((each) => each.id === one))] : found.items
  const toggle = (location: NamedLocation, on: boolean) => {
    setPicked((last) => (on ? [...last, location] : last.filter((each) => each !== location)))
    onChange(on ? [...chosen, location.id] : chosen.filter((each) => each !== location.id))
  }
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
        <div className="relative max-h-56 overflow-y-auto rounded-md border border-line px-3 py-1">
          {shown.map((location) => (
            <Checkbox key={location.id} checked={chosen.includes(location.id)} onChange={(event) => toggle(location, event.target.checked)}>
              <bdi>{location.name}</bdi>
              {location.archived && <span className="font-normal text-ink-3"> (archived)</span>}
            </Checkbox>
          ))}
          <p role="status" className={found.items.length > 0 ? 'sr-only' : 'text-sm text-ink-3 not-empty:py-2'}>
            {locationSearchText(found)}
          </p>
        </div>
      )}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
    </fieldset>
  )
}
