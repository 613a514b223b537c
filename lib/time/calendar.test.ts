import { expect, it } from 'vitest'
import { addDuration, dayAfter, dayIn, endOfDay, firstHourOf, isDuration } from './calendar'
import { hourMs } from './units'

const at = (iso: string) => new Date(iso)

it('P1Y adds a calendar year, also from 29 February', () => {
  expect(addDuration(at('2027-03-01T10:00:00Z'), 'P1Y')).toEqual(at('2028-03-01T10:00:00Z'))
  expect(addDuration(at('2028-02-29T10:00:00Z'), 'P1Y')).toEqual(at('2029-02-28T10:00:00Z'))
})

it('addDuration adds every part of a duration', () => {
  expect(addDuration(at('2026-01-31T00:00:00Z'), 'P1M')).toEqual(at('2026-02-28T00:00:00Z'))
  expect(addDuration(at('2026-01-01T00:00:00Z'), 'P1W2DT3H4M5S')).toEqual(at('2026-01-10T03:04:05Z'))
})

it('text that is not a duration is rejected', () => {
  for (const text of ['', 'P', 'PT', 'P-1D', '1D', 'P1H', 'P1.5D']) expect(isDuration(text)).toBe(false)
  expect(() => addDuration(at('2026-01-01T00:00:00Z'), 'PT')).toThrow('Not an ISO 8601 duration')
})

it('a day ends at 23:59:59 in the time zone, also on a day of 23 hours', () => {
  expect(endOfDay('2027-11-20', 'Europe/Lisbon')).toEqual(at('2027-11-20T23:59:59Z'))
  expect(endOfDay('2027-07-20', 'Europe/Lisbon')).toEqual(at('2027-07-20T22:59:59Z'))
  expect(endOfDay('2027-03-28', 'Europe/Lisbon')).toEqual(at('2027-03-28T22:59:59Z'))
})

it('dayAfter counts calendar days across months and years', () => {
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
  expect(dayAfter('2028-03-01', -1)).toBe('2028-02-29')
  expect(dayAfter('2026-10-26', -2)).toBe('2026-10-24')
})

it('a day that does not exist has no end', () => {
  expect(endOfDay('2027-02-30', 'Europe/Lisbon')).toBeNull()
})

it('dayIn returns the calendar day of a moment in a time zone', () => {
  expect(dayIn(at('2026-11-20T23:30:00Z'), 'Asia/Tokyo')).toBe('2026-11-21')
  expect(dayIn(at('2026-11-20T23:30:00Z'), 'America/New_York')).toBe('2026-11-20')
})

it.each(['Europe/Lisbon', 'America/Havana', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham', 'UTC'])(
  'firstHourOf is where the days of hours change in %s, on each day of a year',
  (zone) => {
    const start = Date.parse('2026-01-01T00:00:00Z')
    const hours = Array.from({ length: 366 * 24 }, (_, index) => new Date(start + index * hourMs))
    const days = hours.map((hour) => dayIn(hour, zone))
    const changes = days.flatMap((day, index) => (index > 0 && day !== days[index - 1] ? [{ day, hour: hours[index] }] : []))
    expect(changes.length).toBeGreaterThan(364)
    for (const { day, hour } of changes) expect([day, firstHourOf(day, zone)]).toEqual([day, hour])
  },
)
