import { readParams } from '@/components/tokens/list-params'
import { tokenPage } from '@/lib/tokens/schema'
import { dataRoute } from '../data-route'

export const GET = dataRoute(tokenPage, ({ actor, server }, query) => server.tokens.list(actor, readParams(Object.fromEntries(query))))
