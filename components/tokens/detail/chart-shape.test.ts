import { expect, test } from 'vitest'
import { barLabel, barsOf, chart, totalsOf } from './chart-shape'

const day = (accepted: number, rejected = 0) => ({ day: '2026-11-20', accepted, rejected })

test('the bars fill the width, stand on the ground and stay inside', () => {
  const bars = barsOf([day(10, 5), day(0), day(1), day(1_000_000)])
  for (const { x, width, accepted, rejected } of bars) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(chart.width)
    expect(accepted.y + accepted.height).toBeCloseTo(chart.height)
    expect(rejected.y).toBeGreaterThanOrEqual(0)
  }
})

test('one request beside a million is still visible, none is not', () => {
  const [none, one] = barsOf([day(0), day(1), day(1_000_000)])
  expect(none?.accepted.height).toBe(0)
  expect(one?.accepted.height).toBeGreaterThanOrEqual(2)
})

test('the rejected part stands on the accepted one', () => {
  const [bar] = barsOf([day(30, 10)])
  expect((bar?.rejected.y ?? 0) + (bar?.rejected.height ?? 0)).toBeCloseTo(bar?.accepted.y ?? -1)
})

test('totals tell the rejected share, and none without requests', () => {
  expect(totalsOf([day(997, 1), day(1, 1)])).toEqual({ requests: 1000, rejected: 2, rejectedShare: '0.2%' })
  expect(totalsOf([day(1, 3)]).rejectedShare).toBe('75%')
  expect(totalsOf([day(5)]).rejectedShare).toBe('0%')
  expect(totalsOf([day(0)]).rejectedShare).toBeNull()
})

test('a bar is read out with its day', () => {
  expect(barLabel(day(1204, 3))).toBe('20 Nov 2026: 1,204 accepted, 3 rejected')
})
