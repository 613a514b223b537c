import 'server-only'
import type { ListContext } from '@/components/tokens/list/list-context'
import { locationsOf, type OrgViewer } from '@/lib/auth/session'
import type { Tab } from '@/lib/tokens/schema'

/**
 * Loads what every page of the list shares. `location` is the slug of a location view; returns null if there is no such
 * location. The managed tab is shown if there are managed tokens or it was requested.
 */
export async function loadListContext(viewer: OrgViewer, location: string | null, requestedTab: Tab): Promise<ListContext | null> {
  const { actor, place, server } = viewer
  const { locations, moreLocations } = await locationsOf(viewer)
  const ids = locations.map(({ id }) => id)
  const [{ creatable, ...terms }, reach, selected] = await Promise.all([
    server.tokens.listTerms(actor, ids),
    server.tokens.reach(actor),
    location === null ? null : server.organizations.visibleLocation(actor, location),
  ])
  if (location !== null && selected === null) return null
  const shown: Partial<Record<Tab, boolean>> = { locations: locations.length > 0, managed: reach.managed || requestedTab === 'managed' }
  return {
    org: { slug: place.slug, name: place.name },
    personId: actor.userId,
    mayCreate: creatable.length > 0,
    creatable,
    tabs: reach.tabs.filter((tab) => shown[tab] ?? true),
    location: selected,
    locations: locations.map(({ id, name }) => ({ id, name })),
    moreLocations,
    ...terms,
  }
}
