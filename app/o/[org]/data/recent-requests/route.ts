import { recentRequests } from '@/lib/tokens/schema'
import { dataRoute } from '../data-route'

export const GET = dataRoute(recentRequests, ({ actor, server }, query) =>
  server.tokens.recentRequests(actor, query.get('tokenKey') ?? '', { rejected: query.has('rejected') }),
)
