import { handOverView } from '@/lib/tokens/schema'
import { dataRoute } from '../data-route'

export const GET = dataRoute(handOverView, ({ actor, server }, query) => server.tokens.handOver(actor, query.get('tokenKey') ?? ''))
