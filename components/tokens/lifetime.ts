import type { TokenView } from '@/lib/tokens/schema'

/** The line and the bar of the Lifetime column. */
export interface Lifetime {
  readonly text: string
  readonly tone: 'plain' | 'warn' | 'bad'
  /** 0 to 1: how much is over; null draws no bar. */
  readonly elapsed: number | null
}

export type LifetimeFacts = Pick<TokenView, 'status' | 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'unusedEndsAt' | 'elapsed'>

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const month = 30.44 * day

const time = (iso: string) => new Date(iso).getTime()
const count = (amount: number, unit: string) => `${amount} ${unit}${amount === 1 ? '' : 's'}`

/** How long, in the largest unit that says it well: `6 days`, `9 months`, `1 year`. */
export function spanWords(milliseconds: number): string {
  if (milliseconds < hour) return count(Math.max(1, Math.floor(milliseconds / minute)), 'minute')
  if (milliseconds < day) return count(Math.floor(milliseconds / hour), 'hour')
  if (milliseconds < 30 * day) return count(Math.floor(milliseconds / day), 'day')
  const months = Math.round(milliseconds / month)
  if (months < 12 || (months < 24 && months % 12 !== 0)) return count(months, 'month')
  return count(Math.round(months / 12), 'year')
}

/** The facts of one token at the server's `now`, as the Lifetime column says them. */
export function lifetime(token: LifetimeFacts, now: string): Lifetime {
  if (token.status === 'expired' && token.expiresAt !== null) {
    return { text: `Expired ${spanWords(time(now) - time(token.expiresAt))} ago`, tone: 'bad', elapsed: 1 }
  }
  if (token.status === 'idle' && token.unusedEndsAt !== null) return unused(token, token.unusedEndsAt, now)
  if (token.expiresAt === null) return { text: 'No end date', tone: 'warn', elapsed: null }
  const left = time(token.expiresAt) - time(now)
  return { text: `in ${spanWords(left)}`, tone: left <= 15 * day ? 'warn' : 'plain', elapsed: token.elapsed }
}

function unused(token: LifetimeFacts, endsAt: string, now: string): Lifetime {
  const from = time(token.lastUsedAt ?? token.createdAt)
  const left = Math.max(0, time(endsAt) - time(now))
  const elapsed = (time(now) - from) / Math.max(1, time(endsAt) - from)
  return { text: `Unused: deletes in ${spanWords(left)}`, tone: 'warn', elapsed: Math.min(1, Math.max(0, elapsed)) }
}
