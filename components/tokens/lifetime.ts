import { formatRemaining } from '@/lib/time/format'
import { dayMs } from '@/lib/time/units'
import { soonDays } from '@/lib/tokens/limits'
import type { TokenView } from '@/lib/tokens/schema'

/** Text and bar of the Expires column. */
export interface Lifetime {
  readonly text: string
  /** The end of the text, which stays on one line. */
  readonly remaining?: string
  readonly tone: 'plain' | 'quiet' | 'rotating' | 'warn'
  /** Elapsed part of the lifetime, 0 to 1; null draws no bar. */
  readonly elapsed: number | null
}

export type LifetimeFields = Pick<
  TokenView,
  'type' | 'status' | 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'inactivityDeletionAt' | 'rotatedAt' | 'overlapEndsAt' | 'elapsed'
>

interface LifetimeContext {
  /** The server's clock. */
  readonly now: string
  readonly timeZone: string
  /** True if the policy allows tokens without expiration. */
  readonly noExpirationAllowed: boolean
}

const soonMs = soonDays * dayMs
const time = (iso: string) => new Date(iso).getTime()

export function lifetime(token: LifetimeFields, context: LifetimeContext): Lifetime {
  const { now, timeZone } = context
  const remaining = (iso: string) => formatRemaining(new Date(iso), new Date(now), timeZone)
  if (token.status === 'expired' && token.expiresAt !== null) {
    return { text: 'Expired', remaining: remaining(token.expiresAt), tone: 'quiet', elapsed: 1 }
  }
  if (token.status === 'rotating' && token.overlapEndsAt !== null) {
    return {
      text: 'Old token expires',
      remaining: remaining(token.overlapEndsAt),
      tone: 'rotating',
      elapsed: share(token.rotatedAt ?? token.createdAt, token.overlapEndsAt, now),
    }
  }
  if (token.status === 'idle' && token.inactivityDeletionAt !== null) {
    return {
      text: 'Inactive: deleted',
      remaining: remaining(token.inactivityDeletionAt),
      tone: 'warn',
      elapsed: share(token.lastUsedAt ?? token.createdAt, token.inactivityDeletionAt, now),
    }
  }
  if (token.expiresAt === null) return { text: 'No expiration', tone: mayStay(token, context) ? 'quiet' : 'warn', elapsed: null }
  const soon = time(token.expiresAt) - time(now) <= soonMs
  return { text: remaining(token.expiresAt), tone: soon ? 'warn' : 'plain', elapsed: token.elapsed }
}

/** Managed tokens never expire; an admin token is too powerful for that. */
const mayStay = ({ type }: LifetimeFields, { noExpirationAllowed }: LifetimeContext) =>
  type === 'managed' || (type !== 'admin' && noExpirationAllowed)

const share = (from: string, to: string, now: string) =>
  Math.min(1, Math.max(0, (time(now) - time(from)) / Math.max(1, time(to) - time(from))))
