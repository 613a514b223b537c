import { visibleLocations } from '@/lib/organizations/schema'
import { ok } from '@/lib/result'
import { dataRoute } from '../data-route'

export const GET = dataRoute(visibleLocations, async ({ actor, server }, query) =>
  ok(await server.organizations.visibleLocations(actor, Object.fromEntries(query))),
)
