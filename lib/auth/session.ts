import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type { SessionState } from '../accounts/index'
import type { AccountActor, PersonActor } from '../actor'
import type { UserId } from '../ids'
import type { VisibleMembership, VisibleOrganization } from '../organizations/index'
import type { Origin } from '../ports'
import { getServer, type Server } from '../server'
import { sessionCookieName } from './cookies'
import { requestOrigin } from './origin'
import { openSessionId, sessionSecret } from './session-cookie'

/** Someone signed in, on this request. */
export interface Viewer {
  readonly server: Server
  readonly origin: Origin
  readonly session: SessionState
}

/** Someone signed in, in one of their organizations. */
export interface OrgViewer extends Viewer {
  readonly actor: PersonActor
  readonly place: VisibleMembership
}

/** Who is asking, by the session row; null when nobody is signed in. */
export const readViewer = cache(async (): Promise<Viewer | null> => {
  const server = getServer()
  const sessionId = await presentedSessionId(server)
  const session = sessionId === null ? null : await server.accounts.readSession(sessionId)
  return session && { server, session, origin: await requestOrigin(server) }
})

/** A visitor in an organization, with the role they have now; null when they have no place in it. */
export const readOrgViewer = cache(async (visitor: Viewer, slug: string): Promise<OrgViewer | null> => {
  const { session, origin, server } = visitor
  const place = await server.organizations.bySlug(session.userId, slug)
  if (!place) return null
  const { userId, name, sessionId, reauthUntil, timeZone } = session
  const { orgId, role, locationIds } = place
  return { ...visitor, place, actor: { kind: 'person', userId, name, orgId, role, locationIds, sessionId, reauthUntil, timeZone, origin } }
})

/** Everything a visitor may switch to; what stands around a page and the page itself ask the database once. */
export const organizationsOf = ({ server, session }: Viewer): Promise<readonly VisibleOrganization[]> =>
  readOrganizations(server, session.userId)

const readOrganizations = cache((server: Server, userId: UserId) => server.organizations.visibleTo(userId))

export function accountActor({ session, origin }: Viewer): AccountActor {
  const { userId, name, sessionId, reauthUntil } = session
  return { kind: 'account', userId, name, sessionId, reauthUntil, origin }
}

/** The session a browser says it has, by a cookie that we sealed. */
export async function presentedSessionId({ env, keys }: Server): Promise<string | null> {
  const name = sessionCookieName(env.origin)
  // two of one name: a neighboring host has planted one, and which of them is ours cannot be told
  const sent = (await headers()).get('cookie')?.split(/;\s*/) ?? []
  if (sent.filter((pair) => pair.startsWith(`${name}=`)).length > 1) return null
  const cookie = (await cookies()).get(name)?.value
  return cookie ? openSessionId(cookie, sessionSecret(keys)) : null
}
