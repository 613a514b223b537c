import { expect, test } from 'vitest'
import { remaining } from './remaining'

const now = '2026-11-20T10:00:00.000Z'

test.each([
  ['2026-11-21T08:10:30.000Z', '22 h 10 min'],
  ['2026-11-21T08:00:00.000Z', '22 h'],
  ['2026-11-23T14:30:00.000Z', '3 days 4 h'],
  ['2026-11-21T10:00:00.000Z', '1 day'],
  ['2026-11-20T10:05:59.000Z', '5 min'],
  ['2026-11-20T10:00:59.000Z', 'less than a minute'],
  ['2026-11-20T09:00:00.000Z', 'less than a minute'],
])('the time left until %s is %s', (until, text) => {
  expect(remaining(until, now)).toBe(text)
})
