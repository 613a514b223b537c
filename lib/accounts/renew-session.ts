import type { AccountActor, PersonActor } from '../actor'
import { newId, type SessionId, type UserId } from '../ids'
import { reauthExpiry } from '../reauth'
import { fail, type Outcome, ok } from '../result'
import { secondMs } from '../time/units'
import type { AccountsDeps } from './deps'
import { findSession, insertSession, shortenSession } from './store'

export interface Confirmed {
  /** The session continues under this id. */
  readonly sessionId: SessionId
  readonly userId: UserId
  readonly reauthUntil: Date
}

/** Requests in flight still carry the old id. */
const handOverMs = 10 * secondMs

/** Re-authenticates a session under a new id, so that a stolen old id gains nothing. Call it once the user has proven who they are. */
export async function renewSession(
  deps: AccountsDeps,
  actor: AccountActor | PersonActor,
): Promise<Outcome<Confirmed, 'missing_credentials'>> {
  const renewed = await renew(deps, actor)
  return renewed ? ok(renewed) : fail('missing_credentials')
}

async function renew({ db, clock, random, audit }: AccountsDeps, actor: AccountActor | PersonActor): Promise<Confirmed | null> {
  const before = await findSession(db.read, actor.sessionId)
  if (!before) return null
  const now = await clock.now()
  return db.write(async (tx) => {
    const shortened = await shortenSession(tx, actor.sessionId, actor.userId, new Date(now.getTime() + handOverMs))
    if (!shortened) return null
    const id = newId<SessionId>(random)
    const times = { createdAt: before.createdAt, lastSeenAt: now, endsAt: before.endsAt, reauthUntil: reauthExpiry(now) }
    const { ip, userAgent } = actor.origin
    await insertSession(tx, { id, userId: actor.userId, ...times, previousId: actor.sessionId, ip, userAgent })
    await audit.installation.append(tx, actor, now, { action: 'user.identity_confirmed', subject: actor.name })
    return { sessionId: id, userId: actor.userId, reauthUntil: times.reauthUntil }
  })
}
