import 'server-only'
import type { z } from 'zod'
import { requireAccountData } from '@/lib/auth/require-data'
import type { Viewer } from '@/lib/auth/session'
import { serve } from '@/lib/http/serve'
import { ok } from '@/lib/result'

/** GET handler for the browser: checks the session, then responds with the view as JSON. */
export const accountRoute =
  <View>(schema: z.ZodType<View>, load: (viewer: Viewer, request: Request) => Promise<NoInfer<View>>) =>
  (request: Request): Promise<Response> => {
    const run = async () => {
      const viewer = await requireAccountData(request)
      return viewer.ok ? ok({ status: 200, body: schema.parse(await load(viewer.value, request)) }) : viewer
    }
    return serve({ operations: { GET: { run } } }).GET(request)
  }
