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

test('more tokens than a window can hold end it early, and no use is lost', async () => {
  const { recorder, written } = setUp(() => Promise.resolve())
  for (let count = 0; count < 60_000; count += 1) await recorder.record(use(`token-${count}`))
  await recorder.close()
  expect(written.batches.map(({ hours }) => hours.length)).toEqual([...Array<number>(6).fill(9_000), 6_000])
  expect(written.lines).toEqual([])
  expect(written.timers).toEqual(new Set())
})

test('a database that cannot be written is asked once per timer, however many uses come, and gets all of them later', async () => {
  let isGone = true
  const { recorder, written } = setUp(() => (isGone ? Promise.reject(new Error('gone')) : Promise.resolve()))
  for (let count = 0; count < 20_000; count += 1) await recorder.record(use(`token-${count}`))
  expect(written.batches).toHaveLength(1)
  const [timer] = written.timers
  timer?.()
  await expect(recorder.flush()).rejects.toThrow('gone')
  expect(written.batches).toHaveLength(2)
  isGone = false
  await recorder.close()
  expect(written.batches.at(-1)?.hours).toHaveLength(20_000)
})
