import { expect, it } from 'vitest'
import { firstDay } from './policy/policy'
import { usageByDay } from './token-view'

const lisbon = 'Europe/Lisbon'

it.each([
  ['half an hour before midnight, a day of 25 hours ahead', '2026-10-24T22:30:00Z', '2026-10-25'],
  ['half an hour past midnight, on the day of 25 hours', '2026-10-24T23:30:00Z', '2026-10-26'],
  ['half an hour before midnight, a day of 23 hours ahead', '2027-03-27T23:30:00Z', '2027-03-28'],
  ['late on the day of 23 hours', '2027-03-28T22:30:00Z', '2027-03-29'],
])('the first day that can be chosen is tomorrow, %s', (_, now, tomorrow) => {
  expect(firstDay(new Date(now), lisbon)).toBe(tomorrow)
})

it.each([
  ['the day of 25 hours', '2026-10-25T23:30:00Z', ['2026-10-23', '2026-10-24', '2026-10-25']],
  ['the morning after the day of 25 hours', '2026-10-26T00:10:00Z', ['2026-10-24', '2026-10-25', '2026-10-26']],
  ['the night after the day of 23 hours', '2027-03-28T23:15:00Z', ['2027-03-27', '2027-03-28', '2027-03-29']],
  ['the end of the week of the day of 23 hours', '2027-03-30T22:30:00Z', ['2027-03-28', '2027-03-29', '2027-03-30']],
])('days of usage have no gap and no duplicate on %s', (_, now, days) => {
  expect(usageByDay([], 3, new Date(now), lisbon).map(({ day }) => day)).toEqual(days)
})

it('an hour of usage counts toward its day in the time zone', () => {
  const at = (hour: string, accepted: number) => ({ tokenId: 't', generation: 1, hour: new Date(hour), accepted, rejected: 0 })
  const usage = [at('2026-10-24T22:00:00Z', 1), at('2026-10-24T23:00:00Z', 2), at('2026-10-25T23:00:00Z', 4), at('2026-10-26T00:00:00Z', 8)]
  const counted = usageByDay(usage, 3, new Date('2026-10-26T12:00:00Z'), lisbon).map(({ accepted }) => accepted)
  expect(counted).toEqual([1, 6, 8])
})
