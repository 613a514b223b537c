import 'server-only'
import { fail, type Outcome, ok } from '../result'
import { isSameOriginRead } from './same-origin'
import { readVisit, readVisitor, type Visit } from './session'

/** Who asks for GET /o/{org}/data/…: what the browser itself reads, by session cookie and from our own pages only. */
export async function readPerson(
  request: Request,
  slug: string,
): Promise<Outcome<Visit, 'missing_credentials' | 'forbidden' | 'not_found'>> {
  const visitor = await readVisitor()
  if (!visitor) return fail('missing_credentials')
  if (!isSameOriginRead(request.headers, visitor.server.env.origin)) return fail('forbidden')
  const visit = await readVisit(visitor, slug)
  return visit ? ok(visit) : fail('not_found')
}
