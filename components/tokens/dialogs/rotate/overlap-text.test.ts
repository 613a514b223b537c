import { expect, test } from 'vitest'
import { overlapEndText } from './overlap-text'

const endsAt = '2026-11-30T08:43:00.000Z'
const text = (expiresAt: string | null) => overlapEndText('PT24H', { expiresAt }, endsAt, 'Europe/Lisbon')

test('an overlap is shown with the day and time at which the old token stops', () => {
  expect(text(null)).toBe(', until 30 Nov 08:43')
  expect(text('2027-11-20T12:00:00.000Z')).toBe(', until 30 Nov 08:43')
})

test('an old token that expires within the overlap is shown with its own expiration', () => {
  expect(text('2026-11-29T23:00:00.000Z')).toBe(', until it expires on 29 Nov 23:00')
})

test('without an overlap there is no time', () => {
  expect(overlapEndText('PT0S', { expiresAt: null }, endsAt, 'UTC')).toBe('')
})
