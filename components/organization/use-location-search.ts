import { useEffect, useEffectEvent, useState } from 'react'
import { useAction } from '@/components/session/use-action'
import { dataPath, readJson } from '@/components/tokens/read-data'
import type { LocationChoices, NamedLocation } from '@/lib/organizations/schema'

const debounceMs = 250

/** Locations that the text finds: among the given ones, or on the server if there are more. Null while it searches. */
export function useLocationSearch(
  org: string,
  { locations, moreLocations }: LocationChoices,
  text: string,
): readonly NamedLocation[] | null {
  const { read } = useAction()
  const [found, setFound] = useState<{ readonly text: string; readonly locations: readonly NamedLocation[] } | null>(null)
  const q = text.trim().toLocaleLowerCase()
  const onServer = moreLocations && q !== ''
  const search = useEffectEvent(async (query: string, isCurrent: () => boolean) => {
    const answer = await read(() => readJson<LocationChoices>(dataPath(org, `locations?q=${encodeURIComponent(query)}`))).catch(() => null)
    if (isCurrent()) setFound({ text: query, locations: answer?.locations ?? [] })
  })
  useEffect(() => {
    if (!onServer) return
    let late = false
    const timer = setTimeout(() => void search(q, () => !late), debounceMs)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [q, onServer])
  if (!onServer) return locations.filter(({ name }) => name.toLocaleLowerCase().includes(q))
  return found?.text === q ? found.locations : null
}
