import type { SessionId, UserId } from '../../ids'
import { addDuration } from '../../time/calendar'
import { minuteMs } from '../../time/units'
import { toAppearance } from '../appearance-store'
import type { AccountsDeps } from '../deps'
import type { Appearance } from '../schema'
import { findSession, touchSession } from '../store'

/** A valid session and its user. */
export interface SessionState {
  readonly sessionId: SessionId
  readonly userId: UserId
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  readonly timeZone: string
  readonly appearance: Appearance
  readonly reauthUntil: Date | null
}

const touchMs = minuteMs

export async function readSession(deps: AccountsDeps, sessionId: string): Promise<SessionState | null> {
  const row = await findSession(deps.db.read, sessionId as SessionId)
  const now = await deps.clock.now()
  if (!row || row.endedAt || row.deactivatedAt || row.endsAt <= now) return null
  if (addDuration(row.lastSeenAt, deps.sessionIdle) <= now || row.userId === '') return null
  if (now.getTime() - row.lastSeenAt.getTime() > touchMs) await touch(deps, sessionId as SessionId, now)
  const { name, email, timeZone } = row
  const reauthUntil = row.reauthUntil && row.reauthUntil > now ? row.reauthUntil : null
  return {
    sessionId: sessionId as SessionId,
    userId: row.userId as UserId,
    name,
    email,
    emailVerified: row.emailVerifiedAt !== null,
    timeZone,
    appearance: toAppearance(row),
    reauthUntil,
  }
}

/** Only logs a failure: sessions must stay readable while the database rejects writes. */
async function touch({ db, log }: AccountsDeps, id: SessionId, now: Date): Promise<void> {
  try {
    await db.write((tx) => touchSession(tx, id, now, new Date(now.getTime() - touchMs)))
  } catch {
    log.warn('The last use of a session could not be stored.')
  }
}
