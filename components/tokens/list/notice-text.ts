import { formatDate, formatRemaining } from '@/lib/time/format'
import { dayMs } from '@/lib/time/units'
import type { TokenView } from '@/lib/tokens/schema'

export const pausedText = (note: string | null): string => ['Your organization has paused new tokens.', note].filter(Boolean).join(' ')

const sevenDays = 7 * dayMs

type NoticeFields = Pick<TokenView, 'status' | 'expiresAt' | 'inactivityDeletionAt'>

/** When the token expires, or is deleted for inactivity. */
const deadline = (token: NoticeFields) => (token.status === 'idle' ? token.inactivityDeletionAt : token.expiresAt)
const msUntil = (iso: string | null, now: string) =>
  iso === null ? Number.POSITIVE_INFINITY : new Date(iso).getTime() - new Date(now).getTime()

/** Tokens that expire within a week or that the viewer can keep from being deleted, soonest first. */
export const urgentTokens = (tokens: readonly TokenView[], now: string): TokenView[] =>
  tokens
    .filter((token) => (token.status === 'idle' ? token.actions.includes('keep') : msUntil(token.expiresAt, now) <= sevenDays))
    .toSorted((one, other) => msUntil(deadline(one), now) - msUntil(deadline(other), now))

/** `expires in 6 days`, or `will be deleted on 14 Dec`. */
export function noticeText(token: NoticeFields, now: string, timeZone: string): string {
  const at = new Date(deadline(token) ?? now)
  if (token.status !== 'idle') return `expires ${formatRemaining(at, new Date(now), timeZone)}`
  return `will be deleted on ${formatDate(at, timeZone).replace(/ \d{4}$/, '')}`
}
