import type { Route } from 'next'
import { expect, test, vi } from 'vitest'
import { guardNavigation, navigateGuarded } from './navigation-guard'

const path = '/o/northwind/tokens' as Route

test('a guard blocks navigation until it is removed', () => {
  const go = vi.fn()
  const guard = vi.fn(() => true)
  const stop = guardNavigation(guard)
  expect(navigateGuarded(path, go)).toBe(false)
  expect(guard).toHaveBeenCalledExactlyOnceWith(path)
  expect(go).not.toHaveBeenCalled()
  stop()
  expect(navigateGuarded(path, go)).toBe(true)
  expect(go).toHaveBeenCalledExactlyOnceWith(path)
})

test('a guard that returns false allows navigation', () => {
  const go = vi.fn()
  const stop = guardNavigation(() => false)
  expect(navigateGuarded(path, go)).toBe(true)
  expect(go).toHaveBeenCalledOnce()
  stop()
})
