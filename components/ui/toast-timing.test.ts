import { expect, test } from 'vitest'
import { makeRoom, toastSeconds } from './toast-timing'

const nothing = () => undefined

test('news leaves after six seconds, and after ten where it can be undone', () => {
  expect(toastSeconds({})).toBe(6)
  expect(toastSeconds({ tone: 'ok', undo: nothing })).toBe(10)
})

test('an error stays until somebody dismisses it, also with an undo', () => {
  expect(toastSeconds({ tone: 'bad' })).toBeNull()
  expect(toastSeconds({ tone: 'bad', undo: nothing })).toBeNull()
  expect(toastSeconds({ sticky: true })).toBeNull()
})

test('a fourth piece of news takes the place of the oldest, but never of an error', () => {
  const [error, first, second] = [{ tone: 'bad' }, { tone: 'ok' }, { undo: nothing }] as const
  expect(makeRoom([error, first])).toEqual([error, first])
  expect(makeRoom([error, first, second])).toEqual([error, second])
  expect(makeRoom([error, error, error])).toHaveLength(3)
})
