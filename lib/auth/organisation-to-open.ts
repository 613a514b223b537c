import 'server-only'
import { cookies } from 'next/headers'
import { lastOrganisationCookie } from './cookies'
import { lastOpened } from './last-organisation'
import { organisationsOf, type Visitor } from './session'

/** The slug of the organisation that opens where an address names none; null for a person without any. */
export async function organisationToOpen(visitor: Visitor): Promise<string | null> {
  const remembered = (await cookies()).get(lastOrganisationCookie(visitor.server.env.origin).name)?.value
  return lastOpened(await organisationsOf(visitor), remembered)?.slug ?? null
}
