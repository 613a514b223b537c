import { describe, expect, test } from 'vitest'
import { formatAbsolute, formatDate, formatRelative, formatRemaining, zoneName } from './format'

const now = new Date('2026-11-20T10:02:00Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const ago = (seconds: number) => after(-seconds)
const minute = 60
const hour = 60 * minute
const day = 24 * hour

describe('a past time', () => {
  test.each([
    [0, 'just now'],
    [44, 'just now'],
    [45, '1 minute ago'],
    [89, '1 minute ago'],
    [12 * minute, '12 minutes ago'],
    [59 * minute + 59, '59 minutes ago'],
    [hour, '1 hour ago'],
    [24 * hour - 1, '23 hours ago'],
    [day, 'yesterday'],
    [2 * day, '2 days ago'],
    [29 * day, '29 days ago'],
    [30 * day, '21 Oct 2026'],
    [371 * day, '14 Nov 2025'],
  ])('%d seconds ago reads %s', (seconds, text) => {
    expect(formatRelative(ago(seconds), now, 'Europe/Lisbon')).toBe(text)
  })
})

describe('a future time', () => {
  test.each([
    [30, 'in a moment'],
    [12 * minute, 'in 12 minutes'],
    [3 * hour, 'in 3 hours'],
    [day, 'tomorrow'],
    [6 * day, 'in 6 days'],
    [30 * day, '20 Dec 2026'],
  ])('%d seconds ahead reads %s', (seconds, text) => {
    expect(formatRelative(after(seconds), now, 'Europe/Lisbon')).toBe(text)
  })
})

test('a remaining lifetime is shown in months and years, not as a date', () => {
  expect(formatRemaining(after(6 * day), now, 'UTC')).toBe('in 6 days')
  expect(formatRemaining(after(274 * day), now, 'UTC')).toBe('in 9 months')
  expect(formatRemaining(after(800 * day), now, 'UTC')).toBe('in 2 years')
  expect(formatRemaining(ago(60 * day), now, 'UTC')).toBe('2 months ago')
})

test('"yesterday" follows the calendar of the zone, not a span of hours', () => {
  const early = new Date('2026-11-20T00:30:00Z')
  expect(formatRelative(new Date('2026-11-18T23:00:00Z'), early, 'UTC')).toBe('2 days ago')
  expect(formatRelative(new Date('2026-11-18T23:00:00Z'), early, 'Asia/Tokyo')).toBe('yesterday')
})

test('the same time is a different day in another zone', () => {
  const moment = new Date('2026-09-01T03:30:00Z')
  expect(formatDate(moment, 'America/New_York')).toBe('31 Aug 2026')
  expect(formatDate(moment, 'UTC')).toBe('1 Sep 2026')
})

test('an absolute time names its zone by the city', () => {
  expect(formatAbsolute(new Date('2027-11-20T23:59:59Z'), 'Europe/Lisbon')).toBe('20 Nov 2027, 23:59 (Lisbon)')
  expect(formatAbsolute(new Date('2026-07-01T00:05:00Z'), 'UTC')).toBe('1 Jul 2026, 00:05 (UTC)')
  expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
})
