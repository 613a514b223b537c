import type { Log } from '../ports'
import type { Rate } from './rate'
import { createRedisWindows } from './redis-windows'
import { createWindows } from './windows'

export interface TokenLimiter {
  /** Counts a request of a token that has a limit. Never throws: no verdict depends on counting. */
  take(tokenKey: string, limit: number, now: Date): Rate | Promise<Rate>
  close(): void
}

interface TokenLimiterTerms {
  /** Null: each process counts its own requests. */
  readonly redisUrl: string | null
  /** Number of processes among which requests are distributed. */
  readonly processes: number
  readonly log: Log
}

/** Exact in one process and with Redis; otherwise each of several processes allows its share. */
export function createTokenLimiter({ redisUrl, processes, log }: TokenLimiterTerms): TokenLimiter {
  const own = createWindows()
  const shared = redisUrl === null ? null : createRedisWindows(redisUrl, log)

  function takeShare(tokenKey: string, limit: number, now: Date): Rate {
    const share = Math.max(1, Math.floor(limit / processes))
    return { ...own.take(tokenKey, share, now), limit }
  }

  return {
    take: (tokenKey, limit, now) =>
      shared ? shared.take(tokenKey, limit).then((rate) => rate ?? takeShare(tokenKey, limit, now)) : takeShare(tokenKey, limit, now),
    close: () => shared?.close(),
  }
}
