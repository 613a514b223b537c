import { expect, test } from 'vitest'
import { toastSeconds, withRoom } from './toast-timing'

const nothing = () => undefined

test('a toast closes after six seconds, and after ten with Undo', () => {
  expect(toastSeconds({})).toBe(6)
  expect(toastSeconds({ tone: 'ok', undo: nothing })).toBe(10)
})

test('an error stays until it is dismissed, also with Undo', () => {
  expect(toastSeconds({ tone: 'bad' })).toBeNull()
  expect(toastSeconds({ tone: 'bad', undo: nothing })).toBeNull()
  expect(toastSeconds({ sticky: true })).toBeNull()
})

test('a fourth toast replaces the oldest one that is not an error', () => {
  const [error, first, second] = [{ tone: 'bad' }, { tone: 'ok' }, { undo: nothing }] as const
  expect(withRoom([error, first])).toEqual([error, first])
  expect(withRoom([error, first, second])).toEqual([error, second])
  expect(withRoom([error, error, error])).toHaveLength(3)
})
