import { tokenView } from '@/lib/tokens/schema'
import { dataRoute } from '../data-route'

export const GET = dataRoute(tokenView, ({ actor, server }, query) => server.tokens.read(actor, query.get('tokenKey') ?? ''))
