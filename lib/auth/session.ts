import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type { SessionState } from '../accounts/index'
import type { AccountActor, PersonActor } from '../actor'
import type { UserId } from '../ids'
import type { VisibleOrganization } from '../organizations/index'
import type { VisibleLocations } from '../organizations/schema'
import type { Origin } from '../ports'
import { fail, type Outcome, ok } from '../result'
import { getServer, type Server } from '../server'
import { presentedValues, sessionCookieName } from './cookies'
import { requestOrigin } from './origin'
import { openSessionId, sessionSecret } from './session-cookie'

/** The signed-in user of the current request. */
export interface Viewer {
  readonly server: Server
  readonly origin: Origin
  readonly session: SessionState
}

/** The viewer in one of their organizations. */
export interface OrgViewer extends Viewer {
  readonly actor: PersonActor
  readonly place: VisibleOrganization
}

/** Reads the viewer from the session row; null if no one is signed in. */
export const readViewer = cache(async (): Promise<Viewer | null> => {
  const server = getServer()
  const cookie = await presentedCookie(server)
  const sessionId = cookie && (await openSessionId(cookie, sessionSecret(server.keys)))
  const session = sessionId && (await server.accounts.readSession(sessionId))
  if (!session) return null
  server.knownSessions.remember(cookie, session)
  return { server, session, origin: await requestOrigin(server) }
})

export type OrgAccess = Outcome<OrgViewer, 'not_found' | 'second_factor_required'>

/**
 * Adds an organization and the viewer's current role in it. Pages, server actions and data routes have no other way into an
 * organization, so what it denies is denied everywhere.
 */
export const enterOrganization = cache(async (viewer: Viewer, slug: string): Promise<OrgAccess> => {
  const { session, origin } = viewer
  const place = (await organizationsOf(viewer)).find((organization) => organization.slug === slug)
  if (!place) return fail('not_found')
  if (place.lacksSecondFactor) return fail('second_factor_required')
  const { userId, name, sessionId, reauthUntil, timeZone } = session
  const { orgId, role, locationIds } = place
  return ok({
    ...viewer,
    place,
    actor: { kind: 'person', userId, name, orgId, role, locationIds, sessionId, reauthUntil, timeZone, origin },
  })
})

/** Organizations the viewer can switch to; read once per request. */
export const organizationsOf = ({ server, session }: Viewer): Promise<readonly VisibleOrganization[]> =>
  readOrganizations(server, session.userId)

const readOrganizations = cache((server: Server, userId: UserId) => server.organizations.visibleTo(userId))

/** The first locations that the viewer can see; read once per request. */
export const locationsOf = cache(
  ({ server, actor }: OrgViewer): Promise<VisibleLocations> => server.organizations.visibleLocations(actor, {}),
)

export function accountActor({ session, origin }: Viewer): AccountActor {
  const { userId, name, sessionId, reauthUntil } = session
  return { kind: 'account', userId, name, sessionId, reauthUntil, origin }
}

/** The session id in the sealed cookie of this request; null without a valid one. */
export async function presentedSessionId(server: Server): Promise<string | null> {
  const cookie = await presentedCookie(server)
  return cookie && openSessionId(cookie, sessionSecret(server.keys))
}

async function presentedCookie({ env }: Server): Promise<string | null> {
  const name = sessionCookieName(env.origin)
  const header = (await headers()).get('cookie') ?? ''
  // with two cookies of this name there is no way to know which is ours
  if (presentedValues(header, name).length > 1) return null
  return (await cookies()).get(name)?.value || null
}
