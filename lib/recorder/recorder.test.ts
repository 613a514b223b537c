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

test('more tokens than a window can hold end it early, and no use is lost', async () => {
  const written: Batch[] = []
  const lines: string[] = []
  const log = (message: string) => void lines.push(message)
  const timers = new Set<() => void>()
  const recorder = createRecorder({
    writer: {
      write: (batch) => Promise.resolve(void written.push(batch)),
      findTokenIds: () => Promise.resolve(new Set()),
      writeNetworks: () => Promise.resolve(),
    },
    log: { info: log, warn: log, error: log },
    schedule: (_afterMs, work) => {
      timers.add(work)
      return () => timers.delete(work)
    },
  })
  for (let count = 0; count < 60_000; count += 1) await recorder.record(use(`token-${count}`))
  await recorder.close()
  expect(written.map(({ hours }) => hours.length)).toEqual([...Array<number>(6).fill(9_000), 6_000])
  expect(lines).toEqual([])
  expect(timers).toEqual(new Set())
})
