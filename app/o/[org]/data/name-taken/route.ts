import { ok } from '@/lib/result'
import { dataRoute } from '../data-route'

export const GET = dataRoute(async ({ actor, server }, query) =>
  ok({ taken: await server.tokens.nameTaken(actor, query.get('name') ?? '') }),
)
