import { dataRoute } from '../data-route'

export const GET = dataRoute(({ actor, server }, query) => server.tokens.firstUse(actor, query.get('tokenKey') ?? ''))
