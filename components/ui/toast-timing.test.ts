import { expect, test } from 'vitest'
import { toastSeconds, withNext } from './toast-timing'

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
  const [error, first, second, next] = [{ tone: 'bad' }, { tone: 'ok' }, { undo: nothing }, {}] as const
  expect(withNext([error, first], next)).toEqual([error, first, next])
  expect(withNext([error, first, second], next)).toEqual([error, second, next])
  expect(withNext([error, error, error], next)).toHaveLength(4)
})

test('a toast replaces an earlier one about the same thing, also an error', () => {
  type About = Parameters<typeof withNext>[1]
  const [off, on, other]: readonly [About, About, About] = [{ about: 'zapier' }, { about: 'zapier', undo: nothing }, {}]
  const failed: About = { about: 'gateway', tone: 'bad' }
  expect(withNext([off, failed], on)).toEqual([failed, on])
  expect(withNext([failed, on], { about: 'gateway' })).toEqual([on, { about: 'gateway' }])
  expect(withNext([off, other], other)).toEqual([off, other, other])
})
