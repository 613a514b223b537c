import type { TokenView } from '@/lib/tokens/schema'

const day = 86_400_000

const since = (token: Pick<TokenView, 'lastUsedAt'>, now: string): number =>
  token.lastUsedAt === null ? Number.POSITIVE_INFINITY : new Date(now).getTime() - new Date(token.lastUsedAt).getTime()

/** Used within 30 days; while the clock is not known, whatever was ever used counts. */
export const usedRecently = (token: Pick<TokenView, 'lastUsedAt'>, now: string | null): boolean =>
  now === null ? token.lastUsedAt !== null : since(token, now) <= 30 * day

/** Used within the last hour: something depends on it right now. */
export const usedJustNow = (token: Pick<TokenView, 'lastUsedAt'>, now: string | null): boolean =>
  now !== null && since(token, now) < day / 24
