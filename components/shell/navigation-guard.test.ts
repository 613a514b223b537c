import type { Route } from 'next'
import { expect, test, vi } from 'vitest'
import { guardNavigation, navigateGuarded } from './navigation-guard'

const there = '/o/northwind/tokens' as Route

test('a page that asks first is not left by anybody, until it asks no more', () => {
  const go = vi.fn()
  const guard = vi.fn(() => true)
  const stop = guardNavigation(guard)
  expect(navigateGuarded(there, go)).toBe(false)
  expect(guard).toHaveBeenCalledExactlyOnceWith(there)
  expect(go).not.toHaveBeenCalled()
  stop()
  expect(navigateGuarded(there, go)).toBe(true)
  expect(go).toHaveBeenCalledExactlyOnceWith(there)
})

test('a guard that does not mind lets go', () => {
  const go = vi.fn()
  const stop = guardNavigation(() => false)
  expect(navigateGuarded(there, go)).toBe(true)
  expect(go).toHaveBeenCalledOnce()
  stop()
})
