import type { AccountActor } from '../../actor'
import type { AuditInput } from '../../audit/index'
import { addDuration } from '../../calendar'
import { newId, type SessionId, type UserId } from '../../ids'
import type { Origin } from '../../ports'
import type { Context } from '../deps'
import { tellOfSignIn } from '../sights'
import { endSession, insertSession, type NamedUser, takeTicket } from '../store'
import { sudoEnd } from '../sudo'
import { isTicket, ticketDigest } from '../ticket'

export interface StartedSession {
  readonly sessionId: SessionId
  readonly userId: UserId
}

/** Turns a ticket into a session, once, and ends the earlier one of the same browser; null for one that is unknown, over or used. */
export async function exchangeTicket(
  context: Context,
  ticket: string,
  origin: Origin,
  earlier: SessionId | null = null,
): Promise<StartedSession | null> {
  const { db, clock, random, audit, sessionMax } = context
  if (!isTicket(ticket)) return null
  const now = await clock.now()
  return db.write(async (tx) => {
    const user = await takeTicket(tx, ticketDigest(ticket), now)
    if (user === null) return null
    const ended = earlier === null ? null : await endSession(tx, earlier, now)
    const sessionId = newId<SessionId>(random)
    const times = { createdAt: now, lastSeenAt: now, endsAt: addDuration(now, sessionMax), sudoUntil: sudoEnd(now) }
    await insertSession(tx, { id: sessionId, userId: user.id, ...times, ip: origin.ip, userAgent: origin.userAgent })
    const actor: AccountActor = { kind: 'account', userId: user.id, name: user.name, sessionId, sudoUntil: times.sudoUntil, origin }
    if (ended) await audit.installation.append(tx, actor, now, sessionEnded(ended))
    await audit.installation.append(tx, actor, now, { action: 'user.signed_in', subject: user.name })
    await tellOfSignIn(context, tx, { userId: user.id, sessionId, now }, origin)
    return { sessionId, userId: user.id }
  })
}

/** The earlier session of a browser may have been somebody else's. */
const sessionEnded = ({ id, name }: NamedUser): AuditInput => ({ action: 'user.session_ended', subject: name, before: { userId: id } })
