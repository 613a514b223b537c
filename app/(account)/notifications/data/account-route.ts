import 'server-only'
import { requireAccountData } from '@/lib/auth/require-data'
import type { Viewer } from '@/lib/auth/session'
import { route } from '@/lib/http/route'
import { ok } from '@/lib/result'
import { getServer } from '@/lib/server'

/** GET for the browser itself: session, one verb, its answer as JSON. */
export const accountRoute = (read: (visitor: Viewer) => Promise<unknown>) => (request: Request) =>
  route(getServer, {
    GET: async () => {
      const visitor = await requireAccountData(request)
      return visitor.ok ? ok({ status: 200, body: await read(visitor.value) }) : visitor
    },
  }).GET(request)
