import { expect, test } from 'vitest'
import { createBuckets } from './token-bucket.mjs'

test('a bucket allows its burst, then its rate, and never more than its burst again', () => {
  let now = 0
  const { take } = createBuckets({ perSecond: 2, burst: 3, now: () => now })
  const taken = (count: number) => Array.from({ length: count }, () => take('a')).filter(Boolean).length
  expect(taken(10)).toBe(3)
  now += 1_000
  expect(taken(10)).toBe(2)
  now += 3_600_000
  expect(taken(10)).toBe(3)
  expect(take('b')).toBe(true)
})

test('callers that come once do not fill the memory, nor free one that asks too often', () => {
  let now = 0
  const { take } = createBuckets({ perSecond: 1, burst: 2, now: () => now })
  for (let index = 0; index < 9_990; index += 1) take(`caller ${index}`)
  now += 2_000
  take('a')
  take('a')
  for (let index = 0; index < 9_000; index += 1) take(`other ${index}`)
  expect(take('a')).toBe(false)
})
