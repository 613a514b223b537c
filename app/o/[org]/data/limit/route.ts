import { ok } from '@/lib/result'
import { dataRoute } from '../data-route'

export const GET = dataRoute(async ({ actor, server }) => ok(await server.tokens.limit(actor)))
