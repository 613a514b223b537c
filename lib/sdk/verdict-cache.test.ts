import { expect, test } from 'vitest'
import { malformed } from './verdict'
import { VerdictCache } from './verdict-cache'

const now = { monotonic: 0, wall: 0 }

test('the oldest verdicts make room, so that random tokens fill no memory', () => {
  const cache = new VerdictCache(5_000, 3)
  for (const key of ['a', 'b', 'c', 'a', 'd', 'e']) cache.keep(key, malformed, now)
  expect(cache.size).toBe(3)
  expect(['a', 'b', 'c', 'd', 'e'].filter((key) => cache.find(key, now))).toEqual(['a', 'd', 'e'])
})
