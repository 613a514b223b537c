import { expect, it } from 'vitest'
import { dayMs, hourMs } from '../../time/units'
import { type InactivityTerms, inactivityOf, isInNoticeWindow, isUseUrgent, noticeDaysWithin, type WrittenNotice } from './inactivity'

const start = new Date('2026-03-01T09:00:00Z')
const day = (days: number, ms = 0) => new Date(start.getTime() + days * dayMs + ms)
const facts = { type: 'user', createdAt: start, keptAt: null, lastUsedAt: null } as const
const terms: InactivityTerms = { inactivityDays: 90, inactivitySince: null, noticeDays: [15, 7, 1] }
const sent = (before: number, at: Date, since = start): WrittenNotice => ({ before, at, since })
const onTime = [sent(15, day(75)), sent(7, day(83)), sent(1, day(89))]

const dates = (written: readonly WrittenNotice[], now: Date, jumpedAt?: Date | null) => inactivityOf(facts, terms, written, now, jumpedAt)

it('the deletion is due after the days of the policy, and each notice its days before', () => {
  expect(dates([], day(10))).toEqual({ since: start, next: 15, dueAt: day(75), endsAt: day(90) })
  expect(dates(onTime.slice(0, 1), day(76))).toEqual({ since: start, next: 7, dueAt: day(83), endsAt: day(90) })
  expect(dates(onTime.slice(0, 2), day(84))).toEqual({ since: start, next: 1, dueAt: day(89), endsAt: day(90) })
  expect(dates(onTime, day(89))).toEqual({ since: start, next: null, dueAt: day(90), endsAt: day(90) })
})

it('without the rule, and for a managed token, nothing is due', () => {
  expect(inactivityOf(facts, { ...terms, inactivityDays: 0 }, [], day(10))).toBeNull()
  expect(inactivityOf({ ...facts, type: 'managed' }, terms, [], day(10))).toBeNull()
})

it('a late notice postpones the deletion by its days', () => {
  expect(dates([], day(85))?.endsAt).toEqual(day(100))
  expect(dates([sent(15, day(80))], day(81))).toEqual({ since: start, next: 7, dueAt: day(88), endsAt: day(95) })
  expect(dates([sent(15, day(80)), sent(7, day(95)), sent(1, day(101))], day(101))).toMatchObject({ dueAt: day(102), endsAt: day(102) })
  expect(dates(onTime, day(400))).toMatchObject({ next: null, endsAt: day(400), dueAt: day(90) })
})

it('a notice of an earlier period does not count', () => {
  const used = { ...facts, lastUsedAt: day(30) }
  expect(inactivityOf(used, terms, onTime, day(40))).toEqual({ since: day(30), next: 15, dueAt: day(105), endsAt: day(120) })
})

it('after a clock jump only the last notice is void, if it was sent before', () => {
  expect(dates(onTime, day(89, 1), day(89, 1))).toMatchObject({ next: 1 })
  expect(dates(onTime, day(89, 1), day(89))).toMatchObject({ next: null })
  expect(dates(onTime, day(89, 1), null)).toMatchObject({ next: null })
  expect(dates(onTime.slice(0, 2), day(84), day(84))).toMatchObject({ next: 1, dueAt: day(89) })
})

it('notices are sent on the days within the period, and at least one', () => {
  const within = (inactivityDays: number, noticeDays: readonly number[]) => noticeDaysWithin({ ...terms, inactivityDays, noticeDays })
  expect(within(90, [15, 7, 1])).toEqual([15, 7, 1])
  expect(within(15, [15, 7, 1])).toEqual([7, 1])
  expect(within(5, [15, 7])).toEqual([1])
  expect(within(1, [15, 7])).toEqual([0])
  expect(within(90, [])).toEqual([1])
})

it('the notice window opens with the first notice, and at least fifteen days before the deletion', () => {
  const inWindow = (noticeDays: readonly number[], now: Date) => isInNoticeWindow(facts, { ...terms, noticeDays }, now)
  expect([inWindow([30, 7], day(60, -1)), inWindow([30, 7], day(60))]).toEqual([false, true])
  expect([inWindow([7], day(75, -1)), inWindow([7], day(75))]).toEqual([false, true])
  expect(isInNoticeWindow(facts, { ...terms, inactivityDays: 0 }, day(4_000))).toBe(false)
})

it('a use is urgent in the notice window if none was recorded for more than an hour', () => {
  const now = day(80)
  const urgent = (lastUsedAt: Date | null, at = now) => isUseUrgent({ ...facts, createdAt: day(-90), lastUsedAt }, terms, at)
  expect(urgent(null)).toBe(true)
  expect(urgent(day(0))).toBe(true)
  expect(urgent(day(79))).toBe(false)
  const short = { ...terms, inactivityDays: 1, noticeDays: [1] }
  const used = (ms: number) => isUseUrgent({ ...facts, lastUsedAt: new Date(now.getTime() - ms) }, short, now)
  expect([used(hourMs), used(hourMs + 1)]).toEqual([false, true])
})
