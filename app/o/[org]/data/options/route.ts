import { ok } from '@/lib/result'
import { createOptions } from '@/lib/tokens/schema'
import { dataRoute } from '../data-route'

export const GET = dataRoute(createOptions, async ({ actor, server }) => ok(await server.tokens.options(actor)))
