import { expect, test } from 'vitest'
import { expirationDate, expirationText } from './expiration-text'

test("a date is shown in the user's time zone, with its city", () => {
  expect(expirationText('2027-11-20T23:59:59Z', 'Europe/Lisbon')).toBe('Expires on 20 Nov 2027, 23:59 (Lisbon)')
  expect(expirationText('2027-11-20T23:59:59Z', 'America/New_York')).toBe('Expires on 20 Nov 2027, 18:59 (New York)')
})

test('a custom date expires in its last minute in every time zone', () => {
  for (const zone of ['Pacific/Auckland', 'UTC', 'America/Argentina/Buenos_Aires']) {
    expect(expirationDate('2027-09-01', zone)).toMatch(/^1 Sep 2027, 23:59 \(/)
  }
  expect(expirationDate('2027-09-01', 'America/Argentina/Buenos_Aires')).toContain('(Buenos Aires)')
})

test('an empty or nonexistent date has no text', () => {
  expect(expirationText('', 'UTC')).toBeNull()
  expect(expirationText('2027-02-30', 'UTC')).toBeNull()
})
