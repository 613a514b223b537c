import { ok } from '@/lib/result'
import { limitState } from '@/lib/tokens/schema'
import { dataRoute } from '../data-route'

export const GET = dataRoute(limitState, async ({ actor, server }) => ok(await server.tokens.limit(actor)))
