import { useAction } from '@/components/session/use-action'
import { dataPath, readJson } from '@/components/tokens/read-data'
import { useFound } from '@/components/ui/use-found'
import type { LocationChoices, NamedLocation } from '@/lib/organizations/schema'

/** Locations that the text finds: among the given ones, or on the server if there are more. Null while it searches. */
export function useLocationSearch(
  org: string,
  { locations, moreLocations }: LocationChoices,
  text: string,
): readonly NamedLocation[] | null {
  const { read } = useAction()
  const find = async (q: string) =>
    (await read(() => readJson<LocationChoices>(dataPath(org, `locations?q=${encodeURIComponent(q)}`)))).locations
  const found = useFound(moreLocations ? find : undefined, text)
  const q = text.trim().toLocaleLowerCase()
  return moreLocations && q !== '' ? found : locations.filter(({ name }) => name.toLocaleLowerCase().includes(q))
}
