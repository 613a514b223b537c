import 'server-only'
import type { z } from 'zod'
import { requirePersonData } from '@/lib/auth/require-data'
import type { OrgViewer } from '@/lib/auth/session'
import { serve } from '@/lib/http/serve'
import { type FailureCode, type Outcome, ok } from '@/lib/result'

type Loaded<View> = Promise<Outcome<NoInfer<View>, FailureCode>>

export interface DataContext {
  readonly params: Promise<{ org: string }>
}

/** GET handler for the browser: checks session and membership, then responds with the view as JSON. */
export const dataRoute = <View>(schema: z.ZodType<View>, load: (viewer: OrgViewer, query: URLSearchParams) => Loaded<View>) =>
  guarded('GET', schema, (viewer, request) => load(viewer, new URL(request.url).searchParams))

/** POST handler for reads whose input does not fit into a URL. */
export const dataPost = <View>(schema: z.ZodType<View>, load: (viewer: OrgViewer, request: Request) => Loaded<View>) =>
  guarded('POST', schema, load)

const guarded =
  <View>(method: 'GET' | 'POST', schema: z.ZodType<View>, load: (viewer: OrgViewer, request: Request) => Loaded<View>) =>
  async (request: Request, { params }: DataContext): Promise<Response> => {
    const { org } = await params
    const run = async () => {
      const viewer = await requirePersonData(request, org)
      if (!viewer.ok) return viewer
      const view = await load(viewer.value, request)
      return view.ok ? ok({ status: 200, body: schema.parse(view.value) }) : view
    }
    return serve({ operations: { [method]: { run } } })[method](request)
  }
