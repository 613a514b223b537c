import { firstUse } from '@/lib/tokens/schema'
import { dataRoute } from '../data-route'

export const GET = dataRoute(firstUse, ({ actor, server }, query) => server.tokens.firstUse(actor, query.get('tokenKey') ?? ''))
