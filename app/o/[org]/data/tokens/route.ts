import { readParams } from '@/components/tokens/list-params'
import { dataRoute } from '../data-route'

export const GET = dataRoute(({ actor, server }, query) => server.tokens.list(actor, readParams(Object.fromEntries(query))))
