import { createHash } from 'node:crypto'
import type { AccountActor } from '../../actor'
import type { SessionId } from '../../ids'
import { fail, type Outcome, ok } from '../../result'
import { addDuration } from '../../time/calendar'
import { browserName } from '../browser-name'
import type { AccountsDeps } from '../deps'
import { reauthRequired } from '../reauth-required'
import type { SessionView } from '../schema'
import { endSession, endSessions, findOpenSessions } from '../sessions-store'

/** The current session first, then by last use. */
export async function listSessions(deps: AccountsDeps, actor: AccountActor): Promise<readonly SessionView[]> {
  const sessions = (await openSessions(deps, actor)).map(({ id, userAgent, ip, createdAt, lastSeenAt }) => ({
    key: keyOf(id),
    current: id === actor.sessionId,
    device: browserName(userAgent),
    ip,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }))
  return sessions.toSorted((one, other) => Number(other.current) - Number(one.current))
}

/** Ends one of the actor's other sessions. */
export async function endOtherSession(
  deps: AccountsDeps,
  actor: AccountActor,
  key: string,
): Promise<Outcome<null, 'reauthentication_required' | 'not_found'>> {
  if (await reauthRequired(deps, actor)) return fail('reauthentication_required')
  const session = (await openSessions(deps, actor)).find(({ id }) => keyOf(id) === key && id !== actor.sessionId)
  if (!session) return gone
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    if (!(await endSession(tx, session.id as SessionId, now))) return gone
    const before = { device: browserName(session.userAgent) }
    await deps.audit.installation.append(tx, actor, now, { action: 'user.session_ended', subject: actor.name, before })
    return ok(null)
  })
}

const gone = fail('not_found', { detail: 'This session has already ended.' })

/** Ends all sessions of the actor but this one and returns their number. */
export async function endOtherSessions(
  deps: AccountsDeps,
  actor: AccountActor,
): Promise<Outcome<{ ended: number }, 'reauthentication_required'>> {
  if (await reauthRequired(deps, actor)) return fail('reauthentication_required')
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    const ended = await endSessions(tx, { userId: actor.userId, except: actor.sessionId }, now)
    await deps.audit.installation.append(tx, actor, now, { action: 'user.other_sessions_ended', subject: actor.name, after: { ended } })
    return ok({ ended })
  })
}

/** A session that was replaced or idle too long is not listed. */
async function openSessions({ db, clock, sessionIdle }: AccountsDeps, { userId }: AccountActor) {
  const now = await clock.now()
  const open = await findOpenSessions(db.read, userId, now)
  const replaced = new Set(open.map(({ previousId }) => previousId))
  return open.filter(({ id, lastSeenAt }) => !replaced.has(id) && addDuration(lastSeenAt, sessionIdle) > now)
}

/** The id itself never leaves the server, except sealed in its cookie. */
const keyOf = (id: string): string => createHash('sha256').update(id).digest('base64url').slice(0, 22)
