import { expect, test } from 'vitest'
import { type LifetimeFacts, lifetime, spanWords } from './lifetime'

const now = '2026-11-20T10:00:00.000Z'
const token: LifetimeFacts = {
  status: 'active',
  createdAt: '2026-08-20T10:00:00.000Z',
  lastUsedAt: null,
  expiresAt: null,
  unusedEndsAt: null,
  elapsed: null,
}
const day = 86_400_000

test.each([
  [30_000, '1 minute'],
  [59 * 60_000, '59 minutes'],
  [3_600_000, '1 hour'],
  [day - 1, '23 hours'],
  [day, '1 day'],
  [29.9 * day, '29 days'],
  [30 * day, '1 month'],
  [274 * day, '9 months'],
  [365 * day, '1 year'],
  [548 * day, '18 months'],
  [730 * day, '2 years'],
])('a span of %d ms is said in the largest unit that fits', (span, words) => {
  expect(spanWords(span)).toBe(words)
})

test('a token that ends says when, and warns in its last 15 days', () => {
  const ends = (expiresAt: string) => lifetime({ ...token, expiresAt, elapsed: 0.25 }, now)
  expect(ends('2027-08-20T10:00:00.000Z')).toEqual({ text: 'in 9 months', tone: 'plain', elapsed: 0.25 })
  expect(ends('2026-11-26T12:00:00.000Z')).toEqual({ text: 'in 6 days', tone: 'warn', elapsed: 0.25 })
})

test('an expired token says for how long', () => {
  expect(lifetime({ ...token, status: 'expired', expiresAt: '2026-11-14T09:00:00.000Z', elapsed: 1 }, now)).toEqual({
    text: 'Expired 6 days ago',
    tone: 'bad',
    elapsed: 1,
  })
})

test('an idle token says when disuse deletes it, whatever its end', () => {
  const idle: LifetimeFacts = {
    ...token,
    status: 'idle',
    lastUsedAt: '2026-08-29T10:00:00.000Z',
    expiresAt: '2027-08-20T10:00:00.000Z',
    unusedEndsAt: '2026-11-27T10:00:00.000Z',
  }
  expect(lifetime(idle, now)).toEqual({ text: 'Unused: deletes in 7 days', tone: 'warn', elapsed: 83 / 90 })
})

test('a token without an end says so as a warning and draws no bar', () => {
  expect(lifetime(token, now)).toEqual({ text: 'No end date', tone: 'warn', elapsed: null })
})
