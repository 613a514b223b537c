import 'server-only'
import type { ListContext } from '@/components/tokens/list/list-context'
import { type OrgViewer, organizationsOf } from '@/lib/auth/session'
import type { Tab } from '@/lib/tokens/schema'

/**
 * Loads what every page of the list shares. `location` is the slug of a location view; returns null if there is no such
 * location. The managed tab is shown if there are managed tokens or it was requested.
 */
export async function loadListContext(viewer: OrgViewer, location: string | null, requestedTab: Tab): Promise<ListContext | null> {
  const { actor, place, server } = viewer
  const [options, reach, organizations] = await Promise.all([
    server.tokens.options(actor),
    server.tokens.reach(actor),
    organizationsOf(viewer),
  ])
  const locations = organizations.find(({ orgId }) => orgId === actor.orgId)?.locations ?? []
  const selected = locations.find(({ slug }) => slug === location) ?? null
  if (location !== null && selected === null) return null
  const shown: Partial<Record<Tab, boolean>> = { locations: locations.length > 0, managed: reach.managed || requestedTab === 'managed' }
  const creatable = options.types.filter(({ allowed }) => allowed).map(({ type }) => type)
  return {
    org: { slug: place.slug, name: place.name },
    personId: actor.userId,
    mayCreate: creatable.length > 0,
    creatable,
    tabs: reach.tabs.filter((tab) => shown[tab] ?? true),
    location: selected,
    locations: locations.map(({ id, name }) => ({ id, name })),
    owners: reach.owners,
    inactivityDays: options.inactivityDays,
    noExpirationAllowed: options.noExpirationAllowed,
    removeAllowed: options.removeAllowed,
    paused: options.paused,
  }
}
