import 'server-only'
import { createHash } from 'node:crypto'
import type { SessionId, UserId } from '../ids'
import type { Random } from '../ports'
import { presentedValues, sessionCookieName } from './cookies'
import { createRecent, type Recent } from './recent'

/** Callers take turns: with more sessions, one person would have more turns than others of the network. */
const mostPerPerson = 5

/**
 * The sessions that this process has read from its database or written to it: anyone can send a cookie that looks like one. Forgetting
 * a session is harmless: until it is read again, its requests take turns with those of its network that have none.
 */
export interface KnownSessions {
  /** Call it with the value of the cookie once its session was read or written. */
  remember(cookie: string, session: { readonly sessionId: SessionId; readonly userId: UserId }): void
  /** A name for the session behind a Cookie header; null unless it is known. */
  callerOf(header: string): string | null
}

interface Deps {
  readonly random: Random
  readonly origin: string
  readonly mostPeople?: number
}

export function createKnownSessions({ random, origin, mostPeople = 10_000 }: Deps): KnownSessions {
  const name = sessionCookieName(origin)
  // so that what is kept about a session does not open it
  const salt = random.bytes(16)
  const fingerprint = (text: string): string => createHash('sha256').update(salt).update(text).digest('base64url')
  const callers = new Map<string, string>()
  const people = createRecent<UserId, Recent<string, string>>(mostPeople, (cookies) => cookies.clear())
  const createCookies = () => createRecent<string, string>(mostPerPerson, (cookie) => callers.delete(cookie))

  return {
    remember(value, { sessionId, userId }) {
      const [cookie, caller] = [fingerprint(value), fingerprint(sessionId)]
      const cookies = people.get(userId) ?? createCookies()
      people.set(userId, cookies)
      // a session has one cookie, which can be spelled in several ways
      cookies.set(caller, cookie)
      callers.set(cookie, caller)
    },
    callerOf(header) {
      const [value, ...others] = presentedValues(header, name)
      return value === undefined || others.length > 0 ? null : (callers.get(fingerprint(value)) ?? null)
    },
  }
}

/** Where scripts/start/known-session.mjs, which the bundler does not see, finds it. */
export function shareKnownSessions({ callerOf }: KnownSessions): void {
  const slots = globalThis as { [slot: symbol]: KnownSessions['callerOf'] }
  slots[Symbol.for('keyrail.session')] = callerOf
}
