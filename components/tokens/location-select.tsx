import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { useFound } from '@/components/ui/use-found'
import type { VisibleLocations } from '@/lib/organizations/schema'
import { useAction } from '../session/use-action'
import { locationOptions, type Named } from './location-options'
import { locationSearchText } from './location-search-text'
import { dataPath, readJson } from './read-data'

interface LocationSelectProps {
  readonly org: string
  readonly choices: { readonly locations: readonly Named[]; readonly moreLocations: boolean }
  /** Id; empty = none. */
  readonly value: string
  readonly onChange: (id: string) => void
  /** The user can't see the location of `value`. */
  readonly onMissing?: () => void
  /** Text of the choice of none. */
  readonly none: string
  readonly name?: string
  readonly error?: string | undefined
  readonly className?: string
}

// the form around it must not be submitted
const keepEnter = (event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()

/** A select of locations, with a search on the server above it if there are more. */
export function LocationSelect({ org, choices, value, onChange, onMissing, none, name, error, className }: LocationSelectProps) {
  const { locations, moreLocations } = choices
  const searchId = useId()
  const [text, setText] = useState('')
  const find = useFind(org)
  const found = useFound(moreLocations ? (q) => find({ q }) : undefined, text)
  const matching = found.status === 'idle' ? locations : found.items
  const [chosen, setChosen] = useChosen({ find, value, known: [...locations, ...matching], onMissing })
  const shown = locationOptions(matching, value, chosen)
  const choose = (id: string) => {
    setChosen(shown.find((each) => each.id === id) ?? null)
    onChange(id)
  }
  return (
    <Field
      label="Location"
      error={error}
      hint={moreLocations && <span role="status">{locationSearchText(found) || 'The list has the first 50. Search to find others.'}</span>}
    >
      {moreLocations && (
        <TextInput
          type="search"
          id={searchId}
          aria-describedby={undefined}
          aria-invalid={false}
          aria-label="Search locations"
          placeholder="Search locations"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={keepEnter}
        />
      )}
      <Select name={name} value={value} onChange={(event) => choose(event.target.value)} className={className}>
        <option value="">{none}</option>
        {shown.map((location) => (
          <option key={location.id} value={location.id}>
            {location.name}
          </option>
        ))}
      </Select>
    </Field>
  )
}

type FindLocations = (query: { readonly q: string } | { readonly id: string }) => Promise<readonly Named[]>

function useFind(org: string): FindLocations {
  const { read } = useAction()
  return async (query) => {
    const path = dataPath(org, `visible-locations?${new URLSearchParams(query)}`)
    return (await read(() => readJson<VisibleLocations>(path))).locations
  }
}

interface Choosing {
  readonly find: FindLocations
  readonly value: string
  readonly known: readonly Named[]
  readonly onMissing: (() => void) | undefined
}

/** The chosen location, which is read if it is not one of those that are known. */
function useChosen({ find, value, known, onMissing }: Choosing): [Named | null, (chosen: Named | null) => void] {
  const [last, setLast] = useState<Named | null>(null)
  const chosen = [...known, ...(last ? [last] : [])].find(({ id }) => id === value) ?? null
  const missing = chosen === null ? value : ''
  const look = useEffectEvent((id: string) => find({ id }))
  const accept = useEffectEvent((location: Named | undefined) => (location ? setLast(location) : onMissing?.()))
  useEffect(() => {
    if (missing === '') return
    let late = false
    void look(missing).then(
      ([location]) => late || accept(location),
      () => undefined,
    )
    return () => {
      late = true
    }
  }, [missing])
  return [chosen, setLast]
}
