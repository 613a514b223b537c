import { addDuration } from '../../calendar'
import { newId, type SessionId, type UserId } from '../../ids'
import type { Origin } from '../../ports'
import type { Context } from '../deps'
import { endSession, insertSession, takeTicket } from '../store'
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
  const { db, clock, random, sessionMax } = context
  if (!isTicket(ticket)) return null
  const now = await clock.now()
  return db.write(async (tx) => {
    const userId = await takeTicket(tx, ticketDigest(ticket), now)
    if (userId === null) return null
    if (earlier !== null) await endSession(tx, earlier, now)
    const sessionId = newId<SessionId>(random)
    const times = { createdAt: now, lastSeenAt: now, endsAt: addDuration(now, sessionMax), sudoUntil: sudoEnd(now) }
    await insertSession(tx, { id: sessionId, userId, ...times, ip: origin.ip, userAgent: origin.userAgent })
    return { sessionId, userId }
  })
}
