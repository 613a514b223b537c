import { expect, test } from 'vitest'
import { toastSeconds } from './toast-timing'

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
