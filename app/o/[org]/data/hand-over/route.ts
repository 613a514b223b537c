import { dataRoute } from '../data-route'

export const GET = dataRoute(({ actor, server }, query) => server.tokens.handOver(actor, query.get('tokenKey') ?? ''))
