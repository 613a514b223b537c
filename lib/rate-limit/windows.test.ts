import { expect, it } from 'vitest'
import { lowerLimit } from './rate'
import { createWindows } from './windows'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 12) + seconds * 1_000)

it('a window allows exactly its limit, and the next one begins a minute after its first request', () => {
  const windows = createWindows()
  const take = (seconds: number) => windows.take('a', 2, at(seconds))
  expect(take(0)).toEqual({ limit: 2, allowed: true, remaining: 1, resetSeconds: 60 })
  expect(take(30.2)).toEqual({ limit: 2, allowed: true, remaining: 0, resetSeconds: 30 })
  expect(take(59.9)).toEqual({ limit: 2, allowed: false, remaining: 0, resetSeconds: 1 })
  expect(take(60)).toEqual({ limit: 2, allowed: true, remaining: 1, resetSeconds: 60 })
})

it('each key has its own window', () => {
  const windows = createWindows()
  expect(['a', 'a', 'b'].map((key) => windows.take(key, 1, at(0)).allowed)).toEqual([true, false, true])
})

it('a changed limit applies to the window that is open', () => {
  const windows = createWindows()
  const allowed = (limit: number) => windows.take('a', limit, at(0)).allowed
  expect([allowed(3), allowed(3), allowed(1), allowed(3), allowed(3)]).toEqual([true, true, false, true, false])
})

it('a clock that was set back opens a new window instead of keeping the old one for longer', () => {
  const windows = createWindows()
  expect(windows.take('a', 1, at(3_600)).allowed).toBe(true)
  expect(windows.take('a', 1, at(0)).allowed).toBe(true)
})

it.each([
  [0, 0, 0],
  [60, 0, 60],
  [0, 60, 60],
  [30, 60, 30],
] as const)('of the limits %i and %i, 0 being none, %i applies', (own, policy, applied) => {
  expect(lowerLimit(own, policy)).toBe(applied)
})
