import 'server-only'
import { requirePersonData } from '@/lib/auth/require-data'
import type { OrgViewer } from '@/lib/auth/session'
import { serve } from '@/lib/http/serve'
import { type FailureCode, type Outcome, ok } from '@/lib/result'

type Answer = Promise<Outcome<unknown, FailureCode>>
type Work = (visit: OrgViewer, request: Request) => Answer

export interface DataContext {
  readonly params: Promise<{ org: string }>
}

/** GET for the browser itself: session, place in the organization, one verb, its answer as JSON. */
export const dataRoute = (read: (visit: OrgViewer, query: URLSearchParams) => Answer) =>
  guarded('GET', (visit, request) => read(visit, new URL(request.url).searchParams))

/** The same for POST: what needs more words than an address can carry. */
export const dataPost = (work: Work) => guarded('POST', work)

const guarded =
  (method: 'GET' | 'POST', work: Work) =>
  async (request: Request, { params }: DataContext): Promise<Response> => {
    const { org } = await params
    const run = async () => {
      const visit = await requirePersonData(request, org)
      if (!visit.ok) return visit
      const outcome = await work(visit.value, request)
      return outcome.ok ? ok({ status: 200, body: outcome.value }) : outcome
    }
    return serve({ operations: { [method]: { run } } })[method](request)
  }
