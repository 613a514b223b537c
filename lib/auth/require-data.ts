import 'server-only'
import type { HttpFailure } from '../http/failure'
import { fail, ok, type Result } from '../result'
import { isSameOrigin, isSameOriginRead } from './same-origin'
import { type OrgViewer, readOrgViewer, readViewer, type Viewer } from './session'

const noSession: Result<never, HttpFailure> = { ok: false, error: { code: 'missing_credentials', bySession: true } }

/** Who asks for /o/{org}/data/…: what the browser itself reads or posts, by session cookie and from our own pages only. */
export async function requirePersonData(request: Request, slug: string): Promise<Result<OrgViewer, HttpFailure>> {
  const visitor = await readViewer()
  if (!visitor) return noSession
  const isOurs = request.method === 'POST' ? isSameOrigin : isSameOriginRead
  if (!isOurs(request.headers, visitor.server.env.origin)) return fail('forbidden')
  const visit = await readOrgViewer(visitor, slug)
  return visit ? ok(visit) : fail('not_found')
}

/** Who asks for what is a person's own, of no organization: GET /notifications/data/…. */
export async function requireAccountData(request: Request): Promise<Result<Viewer, HttpFailure>> {
  const visitor = await readViewer()
  if (!visitor) return noSession
  return isSameOriginRead(request.headers, visitor.server.env.origin) ? ok(visitor) : fail('forbidden')
}
