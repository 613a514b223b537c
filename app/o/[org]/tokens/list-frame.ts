import 'server-only'
import type { ListFrame } from '@/components/tokens/list/frame'
import type { Visit } from '@/lib/auth/session'

/** What the pages of the list know before it is read; `location` is the slug of a location view. Null: no such location here. */
export async function listFrame({ actor, place, server }: Visit, location: string | null): Promise<ListFrame | null> {
  const [options, reach, organisations] = await Promise.all([
    server.tokens.options(actor),
    server.tokens.reach(actor),
    server.organisations.visibleTo(actor.userId),
  ])
  const locations = organisations.find(({ orgId }) => orgId === actor.orgId)?.locations ?? []
  const chosen = locations.find(({ slug }) => slug === location) ?? null
  if (location !== null && chosen === null) return null
  return {
    org: { slug: place.slug, name: place.name },
    personId: actor.userId,
    mayCreate: actor.role !== 'viewer',
    tabs: reach.tabs.filter((tab) => tab !== 'locations' || locations.length > 0),
    location: chosen,
    locations: locations.map(({ id, name }) => ({ id, name })),
    owners: reach.owners,
    unusedDays: options.unusedDays,
    paused: options.paused,
  }
}
