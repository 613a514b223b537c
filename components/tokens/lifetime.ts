import { formatRemaining } from '@/components/ui/time-format'
import { soonDays } from '@/lib/tokens/limits'
import type { TokenView } from '@/lib/tokens/schema'

/** The line and the bar of the Lifetime column. */
export interface Lifetime {
  readonly text: string
  readonly tone: 'plain' | 'warn' | 'bad'
  /** 0 to 1: how much is over; null draws no bar. */
  readonly elapsed: number | null
}

export type LifetimeFacts = Pick<TokenView, 'status' | 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'inactivityDeletionAt' | 'elapsed'>

const soonMs = soonDays * 86_400_000
const time = (iso: string) => new Date(iso).getTime()

/** The facts of one token at the server's `now`, as the Lifetime column says them. */
export function lifetime(token: LifetimeFacts, now: string, zone: string): Lifetime {
  const span = (iso: string) => formatRemaining(new Date(iso), new Date(now), zone)
  if (token.status === 'expired' && token.expiresAt !== null) {
    return { text: `Expired ${span(token.expiresAt)}`, tone: 'bad', elapsed: 1 }
  }
  if (token.status === 'idle' && token.inactivityDeletionAt !== null) {
    return {
      text: `Unused: deletes ${span(token.inactivityDeletionAt)}`,
      tone: 'warn',
      elapsed: unusedElapsed(token, token.inactivityDeletionAt, now),
    }
  }
  if (token.expiresAt === null) return { text: 'No end date', tone: 'warn', elapsed: null }
  const near = time(token.expiresAt) - time(now) <= soonMs
  return { text: span(token.expiresAt), tone: near ? 'warn' : 'plain', elapsed: token.elapsed }
}

function unusedElapsed(token: LifetimeFacts, endsAt: string, now: string): number {
  const from = time(token.lastUsedAt ?? token.createdAt)
  const elapsed = (time(now) - from) / Math.max(1, time(endsAt) - from)
  return Math.min(1, Math.max(0, elapsed))
}
