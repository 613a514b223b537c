import 'server-only'
import type { HttpFailure } from '../http/failure'
import { fail, ok, type Result } from '../result'
import { isSameOrigin, isSameOriginRead } from './same-origin'
import { enterOrganization, type OrgViewer, readViewer, type Viewer } from './session'

const noSession: Result<never, HttpFailure> = { ok: false, error: { code: 'missing_credentials', bySession: true } }

/** The member behind a request of the browser to /o/{org}/data/…, from our own pages only. */
export async function requirePersonData(request: Request, slug: string): Promise<Result<OrgViewer, HttpFailure>> {
  const viewer = await readViewer()
  if (!viewer) return noSession
  const isOurs = request.method === 'POST' ? isSameOrigin : isSameOriginRead
  if (!isOurs(request.headers, viewer.server.env.origin)) return fail('forbidden')
  return enterOrganization(viewer, slug)
}

/** The person behind a request of the browser to /notifications/data/…, from our own pages only. */
export async function requireAccountData(request: Request): Promise<Result<Viewer, HttpFailure>> {
  const viewer = await readViewer()
  if (!viewer) return noSession
  return isSameOriginRead(request.headers, viewer.server.env.origin) ? ok(viewer) : fail('forbidden')
}
