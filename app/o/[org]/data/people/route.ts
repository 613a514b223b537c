import { foundPeople } from '@/lib/organizations/schema'
import { dataRoute } from '../data-route'

export const GET = dataRoute(foundPeople, ({ actor, server }, query) => server.organizations.findPeople(actor, query.get('q') ?? ''))
