import { formatRemaining } from '@/components/ui/time-format'
import { dayMs } from '@/lib/time/units'
import { soonDays } from '@/lib/tokens/limits'
import type { TokenView } from '@/lib/tokens/schema'

/** Text and bar of the Expires column. */
export interface Lifetime {
  readonly text: string
  readonly tone: 'plain' | 'warn' | 'bad'
  /** Elapsed part of the lifetime, 0 to 1; null draws no bar. */
  readonly elapsed: number | null
}

export type LifetimeFields = Pick<TokenView, 'status' | 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'inactivityDeletionAt' | 'elapsed'>

const soonMs = soonDays * dayMs
const time = (iso: string) => new Date(iso).getTime()

/** `now` is the server's clock. */
export function lifetime(token: LifetimeFields, now: string, zone: string): Lifetime {
  const remaining = (iso: string) => formatRemaining(new Date(iso), new Date(now), zone)
  if (token.status === 'expired' && token.expiresAt !== null) {
    return { text: `Expired ${remaining(token.expiresAt)}`, tone: 'bad', elapsed: 1 }
  }
  if (token.status === 'idle' && token.inactivityDeletionAt !== null) {
    return {
      text: `Inactive: deleted ${remaining(token.inactivityDeletionAt)}`,
      tone: 'warn',
      elapsed: inactiveElapsed(token, token.inactivityDeletionAt, now),
    }
  }
  if (token.expiresAt === null) return { text: 'No expiration', tone: 'warn', elapsed: null }
  const soon = time(token.expiresAt) - time(now) <= soonMs
  return { text: remaining(token.expiresAt), tone: soon ? 'warn' : 'plain', elapsed: token.elapsed }
}

function inactiveElapsed(token: LifetimeFields, deletionAt: string, now: string): number {
  const from = time(token.lastUsedAt ?? token.createdAt)
  const elapsed = (time(now) - from) / Math.max(1, time(deletionAt) - from)
  return Math.min(1, Math.max(0, elapsed))
}
