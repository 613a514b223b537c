import { z } from 'zod'
import { ok } from '@/lib/result'
import { dataRoute } from '../data-route'

const nameTaken = z.strictObject({ taken: z.string().nullable() })

export const GET = dataRoute(nameTaken, async ({ actor, server }, query) =>
  ok({ taken: await server.tokens.takenName(actor, query.get('name') ?? '') }),
)
