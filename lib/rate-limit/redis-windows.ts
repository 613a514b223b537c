import { setTimeout as pause } from 'node:timers/promises'
import { errorCode } from '../errors'
import type { Log } from '../ports'
import { type Rate, rateOf, windowMs } from './rate'

/** A slower response is not waited for. */
const patienceMs = 200
/** How long Redis is not asked after it was slow. */
const restMs = 1_000
const connectMs = 2_000
const longestRetryMs = 2_000

export interface SharedWindows {
  /** Counts a request of any process; null if Redis does not respond in time. */
  take(key: string, limit: number): Promise<Rate | null>
  close(): void
}

/** Counts requests of all processes in Redis, in windows of a minute that begin with their first request. Never throws. */
export function createRedisWindows(url: string, log: Log): SharedWindows {
  const opening = open(url)
  // the first requests wait for the connection, later ones never
  const ready = Promise.race([opening.then(({ connected }) => connected), pause(connectMs, undefined, { ref: false })])
  let restsUntil = 0
  let isAway = false

  function note(away: boolean, error?: unknown): void {
    if (away === isAway) return
    isAway = away
    if (away) log.warn('Redis is not available. Each process allows its share of a rate limit.', { code: codeOf(error) })
    else log.info('Redis is available again and counts for rate limits.')
  }

  async function consume(key: string): Promise<{ readonly count: number; readonly leftMs: number }> {
    const { limiter } = await opening
    const { consumedPoints, msBeforeNext } = await limiter.consume(key)
    return { count: consumedPoints, leftMs: msBeforeNext }
  }

  return {
    async take(key, limit) {
      await ready
      if (performance.now() < restsUntil) return null
      try {
        const { count, leftMs } = await inTime(consume(key))
        note(false)
        return rateOf(limit, count, leftMs)
      } catch (error) {
        restsUntil = performance.now() + restMs
        note(true, error)
        return null
      }
    },
    close: () => void opening.then(({ client }) => client.destroy()).catch(() => undefined),
  }
}

/** Loaded only where Redis is configured. */
async function open(url: string) {
  const [{ createClient }, { RateLimiterRedis }] = await Promise.all([import('@redis/client'), import('rate-limiter-flexible')])
  const reconnectStrategy = (retries: number) => Math.min(50 * 2 ** retries, longestRetryMs)
  const client = createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: connectMs, reconnectStrategy } })
  // each request finds out by itself; the client connects again
  client.on('error', () => undefined)
  const connected = client.connect().then(
    () => undefined,
    () => undefined,
  )
  const limiter = new RateLimiterRedis({
    storeClient: client,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    keyPrefix: 'keyrail:rate',
    // the limit is compared here: each token has its own
    points: Number.MAX_SAFE_INTEGER,
    duration: windowMs / 1_000,
  })
  return { client, limiter, connected }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    // a response that arrived while this process was busy is read before
    timer = setTimeout(() => setImmediate(() => reject(new Error('Redis is slow.'))), patienceMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** No message: it could quote the URL, which may hold a password. */
const codeOf = (error: unknown): string => errorCode(error) ?? 'no response'
