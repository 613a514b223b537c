import { useAction } from '@/components/session/use-action'
import { dataPath, readJson } from '@/components/tokens/read-data'
import { type Found, useFound } from '@/components/ui/use-found'
import type { LocationChoices, NamedLocation } from '@/lib/organizations/schema'

/** Locations that the text finds: among the given ones, or on the server if there are more. */
export function useLocationSearch(org: string, { locations, moreLocations }: LocationChoices, text: string): Found<NamedLocation> {
  const { read } = useAction()
  const find = async (q: string) =>
    (await read(() => readJson<LocationChoices>(dataPath(org, `locations?q=${encodeURIComponent(q)}`)))).locations
  const found = useFound(moreLocations ? find : undefined, text)
  const q = text.trim().toLocaleLowerCase()
  if (moreLocations || q === '') return found
  return { status: 'found', items: locations.filter(({ name }) => name.toLocaleLowerCase().includes(q)) }
}
