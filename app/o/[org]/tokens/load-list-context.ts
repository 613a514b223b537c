import 'server-only'
import type { ListContext } from '@/components/tokens/list/list-context'
import { type OrgViewer, organizationsOf } from '@/lib/auth/session'
import type { Tab } from '@/lib/tokens/schema'

/**
 * What the pages of the list know before it is read; `location` is the slug of a location view. Null: no such location
 * here. The tab of managed tokens is there when there is one, and for whoever asks for it.
 */
export async function loadListContext(visit: OrgViewer, location: string | null, asked: Tab): Promise<ListContext | null> {
  const { actor, place, server } = visit
  const [options, reach, organizations] = await Promise.all([
    server.tokens.options(actor),
    server.tokens.reach(actor),
    organizationsOf(visit),
  ])
  const locations = organizations.find(({ orgId }) => orgId === actor.orgId)?.locations ?? []
  const chosen = locations.find(({ slug }) => slug === location) ?? null
  if (location !== null && chosen === null) return null
  const shown: Partial<Record<Tab, boolean>> = { locations: locations.length > 0, managed: reach.managed || asked === 'managed' }
  return {
    org: { slug: place.slug, name: place.name },
    personId: actor.userId,
    mayCreate: options.types.some(({ allowed }) => allowed),
    tabs: reach.tabs.filter((tab) => shown[tab] ?? true),
    location: chosen,
    locations: locations.map(({ id, name }) => ({ id, name })),
    owners: reach.owners,
    inactivityDays: options.inactivityDays,
    removeAllowed: options.removeAllowed,
    paused: options.paused,
  }
}
