import { expect, test } from 'vitest'
import { barsOf, barWords, chart, totalsOf } from './chart-shape'

const day = (accepted: number, refused = 0) => ({ day: '2026-11-20', accepted, refused })

test('the bars fill the width, stand on the ground and stay inside', () => {
  const bars = barsOf([day(10, 5), day(0), day(1), day(1_000_000)])
  for (const { x, width, accepted, refused } of bars) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(chart.width)
    expect(accepted.y + accepted.height).toBeCloseTo(chart.height)
    expect(refused.y).toBeGreaterThanOrEqual(0)
  }
})

test('one request beside a million is still visible, none is not', () => {
  const [none, one] = barsOf([day(0), day(1), day(1_000_000)])
  expect(none?.accepted.height).toBe(0)
  expect(one?.accepted.height).toBeGreaterThanOrEqual(2)
})

test('the refused part stands on the accepted one', () => {
  const [bar] = barsOf([day(30, 10)])
  expect((bar?.refused.y ?? 0) + (bar?.refused.height ?? 0)).toBeCloseTo(bar?.accepted.y ?? -1)
})

test('totals tell the refused share, and none without requests', () => {
  expect(totalsOf([day(997, 1), day(1, 1)])).toEqual({ requests: 1000, refused: 2, refusedShare: '0.2 %' })
  expect(totalsOf([day(1, 3)]).refusedShare).toBe('75 %')
  expect(totalsOf([day(5)]).refusedShare).toBe('0 %')
  expect(totalsOf([day(0)]).refusedShare).toBeNull()
})

test('a bar is read out with its day', () => {
  expect(barWords(day(1204, 3))).toBe('20 Nov 2026: 1,204 accepted, 3 refused')
})
