import { locationChoices } from '@/lib/organizations/schema'
import { dataRoute } from '../data-route'

export const GET = dataRoute(locationChoices, ({ actor, server }, query) =>
  server.organizations.locationChoices(actor, query.get('q') ?? ''),
)
