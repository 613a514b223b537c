import { expect, test } from 'vitest'
import { conflictMessage } from './conflict-message'

const changed = { by: 'Rui Costa', at: '2026-11-20T12:00:00.000Z', version: 2 }

test('a conflict message says who changed the token and when', () => {
  expect(conflictMessage(changed, () => '1 minute ago')).toBe('Rui Costa changed this token a minute ago.')
  expect(conflictMessage(changed, () => '11 minutes ago')).toBe('Rui Costa changed this token 11 minutes ago.')
})

test("a conflict message covers the user's own change and an unknown one", () => {
  expect(conflictMessage({ ...changed, by: null }, () => 'just now')).toBe('You changed this token elsewhere just now.')
  expect(conflictMessage(undefined, () => '')).toBe('This token changed while you were editing it.')
})
