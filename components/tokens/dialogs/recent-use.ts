import { dayMs } from '@/lib/time/units'
import type { TokenView } from '@/lib/tokens/schema'

const msSinceUse = (token: Pick<TokenView, 'lastUsedAt'>, now: string): number =>
  token.lastUsedAt === null ? Number.POSITIVE_INFINITY : new Date(now).getTime() - new Date(token.lastUsedAt).getTime()

/** Used within 30 days, or ever if the server's clock is not known yet. */
export const usedRecently = (token: Pick<TokenView, 'lastUsedAt'>, now: string | null): boolean =>
  now === null ? token.lastUsedAt !== null : msSinceUse(token, now) <= 30 * dayMs

/** Used within the last hour: software depends on it right now. */
export const usedJustNow = (token: Pick<TokenView, 'lastUsedAt'>, now: string | null): boolean =>
  now !== null && msSinceUse(token, now) < dayMs / 24

/** What deleting tokens with this many requests in the last 24 hours means for their software. */
export const recentRequestsText = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'request' : 'requests'} in the last 24 hours; new requests will be rejected`
