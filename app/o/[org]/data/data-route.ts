import 'server-only'
import { readPerson } from '@/lib/auth/reads'
import type { Visit } from '@/lib/auth/session'
import { route } from '@/lib/http/route'
import { type FailureCode, type Outcome, ok } from '@/lib/result'
import { getServer } from '@/lib/server'

type Read = (visit: Visit, query: URLSearchParams) => Promise<Outcome<unknown, FailureCode>>

export interface DataContext {
  readonly params: Promise<{ org: string }>
}

/** GET for the browser itself: session, place in the organisation, one verb, its answer as JSON. */
export const dataRoute = (read: Read) => async (request: Request, context: DataContext) => {
  const { org } = await context.params
  return route(getServer, {
    GET: async () => {
      const visit = await readPerson(request, org)
      if (!visit.ok) return visit
      const outcome = await read(visit.value, new URL(request.url).searchParams)
      return outcome.ok ? ok({ status: 200, body: outcome.value }) : outcome
    },
  }).GET(request)
}
