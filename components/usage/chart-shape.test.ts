import { expect, test } from 'vitest'
import { axisTicks, barOf, columnOf, dateCenter, dateLabels, dayIndexAt, labelShift, plotHeight, yOf } from './chart-shape'

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

test('bars start at the baseline and stay inside the chart', () => {
  for (const each of [day(10, 5), day(0), day(1), day(1_000_000), day(999_999, 1)]) {
    const { total, rejected } = barOf(each, 1_000_000)
    expect(total.y + total.height).toBeCloseTo(plotHeight)
    expect(rejected.y).toBeGreaterThanOrEqual(0)
  }
})

test('a bar ends at the value of its day on the axis', () => {
  expect(barOf(day(600, 200), 1000).total.y).toBe(yOf(800, 1000))
})

test('one request next to a million is visible, a day without requests has no bar', () => {
  expect(barOf(day(0), 1_000_000).total.height).toBe(0)
  expect(barOf(day(1), 1_000_000).total.height).toBeGreaterThanOrEqual(2)
  expect(barOf(day(999_999, 1), 1_000_000).rejected.height).toBeGreaterThanOrEqual(2)
})

test('the rejected part is the upper part of the bar, in proportion', () => {
  const { total, rejected } = barOf(day(30, 10), 50)
  expect(rejected.y).toBe(total.y)
  expect(rejected.height).toBeCloseTo(total.height / 4)
})

test('the columns of all days fill the chart', () => {
  expect(columnOf(0, 4)).toEqual({ left: '0.000%', center: '12.500%', width: '25.000%' })
  expect(columnOf(3, 4)).toEqual({ left: '75.000%', center: '87.500%', width: '25.000%' })
})

test('a label is centered above its bar, and inside the chart at both ends', () => {
  expect([0, 12, 25, 50, 75, 87, 99].map((index) => Number.parseFloat(labelShift(index, 100)))).toEqual([1, 25, 50, 50, 51, 75, 99])
})

test('a date is centered below its bar, and a whole label is inside the chart at both ends', () => {
  expect(dateCenter(3, 7)).toBe('clamp(1.25rem, 50.000%, 100% - 1.25rem)')
  expect(dateCenter(29, 30)).toBe('clamp(1.25rem, 98.333%, 100% - 1.25rem)')
})

test('a pointer anywhere on the chart belongs to one day', () => {
  expect([0, 0.49, 0.5, 0.999].map((x) => dayIndexAt(x, 2))).toEqual([0, 0, 1, 1])
  expect([-0.1, 1, 1.2].map((x) => dayIndexAt(x, 30))).toEqual([0, 29, 29])
})

/** Days from Sunday, 1 November 2026. */
const november = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ day: new Date(Date.UTC(2026, 10, 1 + index)).toISOString().slice(0, 10) }))

test('a week has a date below every day, a longer period one below the first day of each week', () => {
  expect(dateLabels(november(7), 1).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(dateLabels(november(30), 1).map(({ index }) => index)).toEqual([1, 8, 15, 22, 29])
  expect(dateLabels(november(30), 0).map(({ index }) => index)).toEqual([0, 7, 14, 21, 28])
  expect(dateLabels(november(30), 6).map(({ index }) => index)).toEqual([6, 13, 20, 27])
  expect(dateLabels(november(90), 1)).toHaveLength(13)
})

test('at most four dates, one of them the latest, are shown on a narrow screen', () => {
  for (const count of [1, 7, 8, 29, 30, 90, 366]) {
    const labels = dateLabels(november(count), 0)
    const narrow = labels.filter(({ always }) => always)
    expect(narrow.length).toBeLessThanOrEqual(4)
    expect(narrow.at(-1)).toBe(labels.at(-1))
  }
})
