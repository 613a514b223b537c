import 'server-only'
import { fail, type Outcome, ok } from '../result'
import { isSameOriginRead } from './same-origin'
import { readVisit, readVisitor, type Visit, type Visitor } from './session'

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

/** Who asks for what is a person's own, of no organisation: GET /notifications/data/…. */
export async function readAccount(request: Request): Promise<Outcome<Visitor, 'missing_credentials' | 'forbidden'>> {
  const visitor = await readVisitor()
  if (!visitor) return fail('missing_credentials')
  return isSameOriginRead(request.headers, visitor.server.env.origin) ? ok(visitor) : fail('forbidden')
}
