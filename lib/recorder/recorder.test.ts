import { expect, test } from 'vitest'
import type { OrgId, TokenId } from '../ids'
import { createRecorder } from './recorder'
import type { Batch, Use } from './types'

const use = (tokenId: string): Use => ({
  orgId: 'org' as OrgId,
  tokenId: tokenId as TokenId,
  at: new Date('2026-11-20T12:10:00Z'),
  code: 'ok',
  ip: null,
  generation: 1,
  current: true,
  userAgent: null,
  endpoint: null,
  urgent: false,
})

function setUp(write: () => Promise<void>) {
  const batches: Batch[] = []
  const lines: string[] = []
  const log = (message: string) => void lines.push(message)
  const timers = new Set<() => void>()
  const recorder = createRecorder({
    writer: {
      write: (batch) => {
        batches.push(batch)
        return write()
      },
      findTokenIds: () => write().then(() => new Set()),
      writeNetworks: () => Promise.resolve(),
    },
    log: { info: log, warn: log, error: log },
    schedule: (_afterMs, work) => {
      timers.add(work)
      return () => timers.delete(work)
    },
  })
  return { recorder, written: { batches, lines, timers } }
}

const sizesOf = (batches: readonly Batch[]) => batches.map(({ hours }) => hours.length)

test('more tokens than a window can hold end it early, are written in small transactions, and no use is lost', async () => {
  const { recorder, written } = setUp(() => Promise.resolve())
  for (let count = 0; count < 60_000; count += 1) await recorder.record(use(`token-${count}`))
  await recorder.close()
  expect(sizesOf(written.batches)).toEqual(Array<number>(30).fill(2_000))
  expect(written.lines).toEqual([])
  expect(written.timers).toEqual(new Set())
})

test('a database that cannot be written is asked once per timer, however many uses come, and gets all of them later', async () => {
  let isGone = true
  const { recorder, written } = setUp(() => (isGone ? Promise.reject(new Error('gone')) : Promise.resolve()))
  for (let count = 0; count < 45_000; count += 1) await recorder.record(use(`token-${count}`))
  expect(written.batches).toHaveLength(1)
  const [timer] = written.timers
  timer?.()
  await expect(recorder.flush()).rejects.toThrow('gone')
  expect(written.batches).toHaveLength(2)
  isGone = false
  await recorder.close()
  expect(sizesOf(written.batches.slice(2)).reduce((sum, size) => sum + size)).toBe(45_000)
})

test('a write that fails half-way is continued, and what was written is not written again', async () => {
  let writes = 0
  const { recorder, written } = setUp(() => (++writes < 3 || writes > 4 ? Promise.resolve() : Promise.reject(new Error('gone'))))
  for (let count = 0; count < 5_000; count += 1) await recorder.record(use(`token-${count}`))
  await expect(recorder.flush()).rejects.toThrow('gone')
  await recorder.close()
  expect(sizesOf(written.batches)).toEqual([2_000, 2_000, 1_000, 1_000])
  expect(new Set(written.batches.flatMap(({ hours }) => hours.map(({ tokenId }) => tokenId))).size).toBe(5_000)
})

test('an urgent use waits for one transaction of the others, not for all', async () => {
  const pending: (() => void)[] = []
  const { recorder, written } = setUp(() => new Promise((resolve) => pending.push(resolve)))
  for (let count = 0; count < 5_000; count += 1) await recorder.record(use(`token-${count}`))
  const flushed = recorder.flush()
  await expect.poll(() => sizesOf(written.batches)).toEqual([2_000])
  const urgent = recorder.record({ ...use('kept'), urgent: true })
  await expect.poll(() => sizesOf(written.batches)).toEqual([2_000, 1])
  pending[1]?.()
  await urgent
  expect(sizesOf(written.batches)).toEqual([2_000, 1])
  for (let written = 0; written < 4; written += 1) {
    await expect.poll(() => pending[written]).toBeDefined()
    pending[written]?.()
  }
  await flushed
})
