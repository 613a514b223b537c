import { expect, test } from 'vitest'
import { axisTicks, barLabel, barsOf, chart, dayIndexAt, tickLabel, totalsOf, yOf } from './chart-shape'

const day = (accepted: number, rejected = 0) => ({ day: '2026-11-20', accepted, rejected })

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [2, [0, 1, 2]],
  [3, [0, 1, 2, 3]],
  [4, [0, 2, 4]],
  [7, [0, 5, 10]],
  [999, [0, 500, 1000]],
  [1204, [0, 500, 1000, 1500]],
  [1_000_000, [0, 500_000, 1_000_000]],
])('the axis of a chart whose busiest day has %d requests has round grid lines', (requests, ticks) => {
  expect(axisTicks([day(0), day(requests)])).toEqual(ticks)
})

test('the axis counts accepted and rejected requests and covers every day with at most three steps', () => {
  expect(axisTicks([])).toEqual([0, 1])
  expect(axisTicks([day(6, 1), day(3)])).toEqual([0, 5, 10])
  for (let max = 1; max < 100_000; max = Math.ceil(max * 1.07)) {
    const ticks = axisTicks([day(max)])
    expect(ticks.length).toBeLessThanOrEqual(4)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(max)
    expect(ticks.at(-2)).toBeLessThan(max)
  }
})

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

test('bars start at the baseline and stay inside the chart', () => {
  const bars = barsOf([day(10, 5), day(0), day(1), day(1_000_000), day(999_999, 1)], 1_000_000)
  for (const { x, width, accepted, rejected } of bars) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(chart.width)
    expect(accepted.y + accepted.height).toBeCloseTo(chart.height)
    expect(rejected.y).toBeGreaterThanOrEqual(0)
  }
})

test('a bar ends at the value of its day on the axis', () => {
  const [bar] = barsOf([day(600, 200)], 1000)
  expect(bar?.rejected.y).toBeCloseTo(yOf(800, 1000))
  expect(bar?.accepted.y).toBeCloseTo(yOf(600, 1000))
})

test('one request next to a million is visible, a day without requests has no bar', () => {
  const [none, one, rejected] = barsOf([day(0), day(1), day(999_999, 1)], 1_000_000)
  expect(none?.accepted.height).toBe(0)
  expect(one?.accepted.height).toBeGreaterThanOrEqual(2)
  expect(rejected?.rejected.height).toBeGreaterThanOrEqual(2)
})

test('the rejected part is on top of the accepted part', () => {
  const [bar] = barsOf([day(30, 10)], 50)
  expect((bar?.rejected.y ?? 0) + (bar?.rejected.height ?? 0)).toBeCloseTo(bar?.accepted.y ?? -1)
})

test('a pointer anywhere on the chart belongs to one day', () => {
  expect([0, 0.49, 0.5, 0.999].map((x) => dayIndexAt(x, 2))).toEqual([0, 0, 1, 1])
  expect([-0.1, 1, 1.2].map((x) => dayIndexAt(x, 30))).toEqual([0, 29, 29])
})

test('totals include the rejected share, except without requests', () => {
  expect(totalsOf([day(997, 1), day(1, 1)])).toEqual({ requests: 1000, rejected: 2, rejectedShare: '0.2%' })
  expect(totalsOf([day(1, 3)]).rejectedShare).toBe('75%')
  expect(totalsOf([day(5)]).rejectedShare).toBe('0%')
  expect(totalsOf([day(0)]).rejectedShare).toBeNull()
})

test('the label of a bar gives its day and counts', () => {
  expect(barLabel(day(1204, 3))).toBe('20 Nov 2026: 1,204 accepted, 3 rejected')
})
