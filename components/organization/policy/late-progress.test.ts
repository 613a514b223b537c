import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lateProgress } from './late-progress'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('the progress of a run that takes longer is shown as soon as it does, from then on each report', () => {
  const show = vi.fn()
  const { report } = lateProgress(show)
  report({ checked: 1_000, existing: 3_000 })
  vi.advanceTimersByTime(299)
  report({ checked: 2_000, existing: 3_000 })
  expect(show).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(show).toHaveBeenCalledExactlyOnceWith({ checked: 2_000, existing: 3_000 })
  report({ checked: 3_000, existing: 3_000 })
  expect(show).toHaveBeenLastCalledWith({ checked: 3_000, existing: 3_000 })
})

test('a first report that comes later is shown immediately', () => {
  const show = vi.fn()
  const { report } = lateProgress(show)
  vi.advanceTimersByTime(300)
  expect(show).not.toHaveBeenCalled()
  report({ checked: 1_000, existing: 3_000 })
  expect(show).toHaveBeenCalledOnce()
})

test('a run that ends in time shows no progress', () => {
  const show = vi.fn()
  const { report, stop } = lateProgress(show)
  report({ checked: 1_000, existing: 3_000 })
  stop()
  vi.runAllTimers()
  expect(show).not.toHaveBeenCalled()
})
