import type { AccountActor } from '../../actor'
import type { AuditInput } from '../../audit/index'
import type { Tx } from '../../db/client'
import { newId, type SessionId, type UserId } from '../../ids'
import type { Origin } from '../../ports'
import { reauthExpiry } from '../../reauth'
import { addDuration } from '../../time/calendar'
import type { AccountsDeps } from '../deps'
import { notifyOfSignIn } from '../known-devices'
import { endSession } from '../sessions-store'
import { insertSession, type NamedUser, takeTicket } from '../store'
import { isTicket, ticketDigest } from '../ticket'

type SignedIn = NamedUser & { readonly id: UserId }

export interface StartedSession {
  readonly sessionId: SessionId
  readonly userId: UserId
}

export async function exchangeTicket(
  deps: AccountsDeps,
  ticket: string,
  origin: Origin,
  earlier: SessionId | null = null,
): Promise<StartedSession | null> {
  if (!isTicket(ticket)) return null
  const now = await deps.clock.now()
  return deps.db.write(async (tx) => {
    const user = await takeTicket(tx, ticketDigest(ticket), now)
    return user && startSession(deps, tx, user, { now, origin, earlier })
  })
}

interface Start {
  readonly now: Date
  readonly origin: Origin
  readonly earlier: SessionId | null
}

/** Appends to the installation's audit chain last: every other sign-in waits from there to the commit. */
async function startSession(deps: AccountsDeps, tx: Tx, user: SignedIn, { now, origin, earlier }: Start): Promise<StartedSession> {
  const { random, audit, sessionMax } = deps
  const { id: userId, name } = user
  const ended = earlier === null ? null : await endSession(tx, earlier, now)
  const sessionId = newId<SessionId>(random)
  const times = { createdAt: now, lastSeenAt: now, endsAt: addDuration(now, sessionMax), reauthUntil: reauthExpiry(now) }
  await insertSession(tx, { id: sessionId, userId, ...times, previousId: null, ip: origin.ip, userAgent: origin.userAgent })
  await notifyOfSignIn(deps, tx, { userId, sessionId, now }, origin)
  const actor: AccountActor = { kind: 'account', userId, name, sessionId, reauthUntil: times.reauthUntil, origin }
  if (ended) await audit.installation.append(tx, actor, now, sessionEnded(ended))
  await audit.installation.append(tx, actor, now, { action: 'user.signed_in', subject: name })
  return { sessionId, userId }
}

/** The previous session of a browser may be another user's. */
const sessionEnded = ({ id, name }: NamedUser): AuditInput => ({ action: 'user.session_ended', subject: name, before: { userId: id } })
