import { readAddress } from '@/components/tokens/list-params'
import { dataRoute } from '../data-route'

export const GET = dataRoute(({ actor, server }, query) => server.tokens.list(actor, readAddress(Object.fromEntries(query))))
