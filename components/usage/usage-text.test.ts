import { expect, test } from 'vitest'
import { barLabel, shortDayLabel, tickLabel, totalsOf } from './usage-text'

const day = (accepted: number, rejected = 0) => ({ day: '2026-11-20', accepted, rejected })

test.each([
  [0, '0'],
  [500, '500'],
  [1000, '1,000'],
  [5000, '5,000'],
  [10_000, '10K'],
  [500_000, '500K'],
  [1_500_000, '1.5M'],
])('the grid line at %d is labeled %s', (value, label) => {
  expect(tickLabel(value)).toBe(label)
})

test('totals include the rejected share, and say so without any', () => {
  expect(totalsOf([day(997, 1), day(1, 1)])).toEqual({ requests: 1000, rejected: 2, rejectedText: '2 rejected (0.2%)' })
  expect(totalsOf([day(1, 3)]).rejectedText).toBe('3 rejected (75%)')
  expect(totalsOf([day(5)]).rejectedText).toBe('None rejected')
})

test('the label of a bar gives its day and counts', () => {
  expect(barLabel(day(1204, 3))).toBe('20 Nov 2026: 1,204 accepted, 3 rejected')
  expect(shortDayLabel('2026-02-05')).toBe('5 Feb')
})
