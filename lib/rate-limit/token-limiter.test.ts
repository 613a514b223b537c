// loaded before a limiter waits for it
import '@redis/client'
import 'rate-limiter-flexible'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startRedis, type TestRedis } from '../testing/fixtures/redis'
import { createTokenLimiter } from './token-limiter'

const now = new Date('2026-11-20T12:00:00Z')

function recordingLog() {
  const lines: string[] = []
  const note = (message: string, fields?: object) => void lines.push(`${message} ${JSON.stringify(fields ?? {})}`)
  return { lines, log: { info: note, warn: note, error: note } }
}

function open(redisUrl: string | null, processes: number) {
  const { lines, log } = recordingLog()
  const limiter = createTokenLimiter({ redisUrl, processes, log })
  onTestFinished(() => limiter.close())
  return { lines, take: async (limit: number, key = 'kru_0123456789abcdef') => limiter.take(key, limit, now) }
}

type Take = ReturnType<typeof open>['take']

/** Requests that are allowed of `count` concurrent ones, spread over the processes. */
async function allowed(processes: readonly Take[], limit: number, count: number): Promise<number> {
  const rates = await Promise.all(Array.from({ length: count }, async (_, index) => processes[index % processes.length]?.(limit)))
  return rates.filter((rate) => rate?.allowed).length
}

it('processes without Redis allow their shares of a limit, and at least one request each', async () => {
  const [one, other] = [open(null, 2), open(null, 2)]
  expect(await allowed([one.take, other.take], 11, 40)).toBe(10)
  const key = 'kru_another'
  expect((await one.take(1, key)).allowed).toBe(true)
  expect(await one.take(1, key)).toMatchObject({ allowed: false, limit: 1 })
})

it('processes with Redis allow exactly the limit together, whichever of them is asked', async () => {
  const redis = await startRedis()
  const processes = [open(redis.url, 3), open(redis.url, 3), open(redis.url, 3)]
  expect(await allowed([processes[0], processes[0], processes[1], processes[2]].map((each) => each?.take) as Take[], 50, 200)).toBe(50)
  const rate = await processes[2]?.take(50)
  expect(rate).toMatchObject({ limit: 50, allowed: false, remaining: 0 })
  expect(rate?.resetSeconds).toBeLessThanOrEqual(60)
})

const outages: readonly (readonly [string, (redis: TestRedis) => unknown])[] = [
  ['stopped', (redis) => redis.stop()],
  ['frozen', (redis) => redis.freeze()],
]

it.each(outages)('while Redis is %s each process allows its share, no request waits for long, and one line is logged', async (_, end) => {
  const redis = await startRedis()
  const { take, lines } = open(redis.url, 2)
  expect((await take(10)).allowed).toBe(true)
  await end(redis)
  const before = performance.now()
  expect(await allowed([take], 10, 30)).toBe(5)
  for (let more = 0; more < 20; more += 1) expect((await take(10)).allowed).toBe(false)
  // one attempt, not one per request
  expect(performance.now() - before).toBeLessThan(1_000)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^Redis is not available/)
})

it('counting in Redis resumes when it is back', async () => {
  const redis = await startRedis()
  const { take, lines } = open(redis.url, 10)
  expect((await take(10)).allowed).toBe(true)
  await redis.stop()
  expect(await allowed([take], 10, 5)).toBe(1)
  await redis.start()
  await vi.waitFor(async () => expect((await take(10)).allowed).toBe(true), { timeout: 15_000, interval: 100 })
  expect(lines.at(-1)).toMatch(/^Redis is available again/)
})

it('a Redis that was never there rejects no request, and its password is in no log', async () => {
  const { take, lines } = open('redis://:secret-password@127.0.0.1:1', 1)
  expect((await take(5)).allowed).toBe(true)
  expect(lines.join('\n')).toMatch(/not available/)
  expect(lines.join('\n')).not.toContain('secret-password')
})
