import 'server-only'
import { requireAccountData } from '@/lib/auth/require-data'
import type { Viewer } from '@/lib/auth/session'
import { serve } from '@/lib/http/serve'
import { ok } from '@/lib/result'

/** GET for the browser itself: session, one verb, its answer as JSON. */
export const accountRoute = (read: (viewer: Viewer) => Promise<unknown>) => (request: Request) =>
  serve({
    operations: {
      GET: {
        run: async () => {
          const viewer = await requireAccountData(request)
          return viewer.ok ? ok({ status: 200, body: await read(viewer.value) }) : viewer
        },
      },
    },
  }).GET(request)
