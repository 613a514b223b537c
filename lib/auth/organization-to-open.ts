import 'server-only'
import { cookies } from 'next/headers'
import { lastOrganizationCookie } from './cookies'
import { lastOpened } from './last-organization'
import { organizationsOf, type Viewer } from './session'

/** The slug of the organization that opens where an address names none; null for a person without any. */
export async function landingOrganization(visitor: Viewer): Promise<string | null> {
  const remembered = (await cookies()).get(lastOrganizationCookie(visitor.server.env.origin).name)?.value
  return lastOpened(await organizationsOf(visitor), remembered)?.slug ?? null
}
