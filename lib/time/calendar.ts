import { TZDate, tzOffset } from '@date-fns/tz'
import { UTCDate } from '@date-fns/utc'
import { add } from 'date-fns'
import { dayMs, hourMs, minuteMs } from './units'

const pattern = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

export const isDuration = (text: string): boolean => /\d/.test(text) && pattern.test(text)

/** Ends that were computed lately: a dry run asks for few different ones, for every token. */
const ends = new Map<string, number>()
const mostEnds = 100

/** Adds an ISO 8601 duration in the UTC calendar: P1Y after 29 February is 28 February. Throws for any other text. */
export function addDuration(from: Date, duration: string): Date {
  const key = `${from.getTime()} ${duration}`
  const end = ends.get(key) ?? computeEnd(from, duration)
  if (ends.size >= mostEnds) ends.clear()
  ends.set(key, end)
  return new Date(end)
}

/** Milliseconds since 1970. */
function computeEnd(from: Date, duration: string): number {
  const match = pattern.exec(duration)
  if (!match || !isDuration(duration)) throw new Error(`Not an ISO 8601 duration: ${duration}`)
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0))
  return add(new UTCDate(from.getTime()), { years, months, weeks, days, hours, minutes, seconds }).getTime()
}

export const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * dayMs)

/** The calendar day of a moment in a zone, `2026-11-20`. */
export const dayIn = (at: Date, zone: string): string => new Date(at.getTime() + tzOffset(zone, at) * minuteMs).toISOString().slice(0, 10)

/** The calendar day a number of days after another, or before it if negative; a day of 23 or 25 hours counts as one. */
export const dayAfter = (date: string, days: number): string =>
  daysAfter(new Date(`${date}T00:00:00Z`), days)
    .toISOString()
    .slice(0, 10)

/** Days from one calendar day to another. */
export const daysFromTo = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/** 23:59:59 of a calendar day in a zone; null for a day that does not exist. */
export function endOfDay(date: string, zone: string): Date | null {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  const end = new TZDate(year, month - 1, dayOfMonth, 23, 59, 59, zone)
  const at = new Date(end.getTime())
  return Number.isNaN(at.getTime()) || dayIn(at, zone) !== date ? null : at
}

/** An hour of a calendar day in a zone; if the clocks skip it, the next existing one. */
export function hourOf(date: string, hour: number, zone: string): Date {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  return new Date(new TZDate(year, month - 1, dayOfMonth, hour, 0, 0, zone).getTime())
}

/** The first hour, as UTC counts them, that begins on a calendar day of a zone. */
export function firstHourOf(date: string, zone: string): Date {
  const midnight = new Date(`${date}T00:00:00Z`)
  const near = Math.floor((midnight.getTime() - tzOffset(zone, midnight) * minuteMs) / hourMs)
  const hours = [-1, 0, 1].map((more) => new Date((near + more) * hourMs))
  return hours.find((hour) => dayIn(hour, zone) >= date) ?? new Date((near + 2) * hourMs)
}
