import { TZDate } from '@date-fns/tz'

const pattern = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

export const isDuration = (text: string): boolean => /\d/.test(text) && pattern.test(text)

/** `from` plus an ISO 8601 duration, by the UTC calendar: P1Y after 29 February is 28 February. */
export function addDuration(from: Date, duration: string): Date {
  const match = pattern.exec(duration)
  if (!match || !isDuration(duration)) throw new Error(`Not an ISO 8601 duration: ${duration}`)
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  const later = addMonths(from, (years ?? 0) * 12 + (months ?? 0)) + ((weeks ?? 0) * 7 + (days ?? 0)) * day
  return new Date(later + (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1_000)
}

/** The same day and time so many months later, or the last day of that month where it is shorter. */
function addMonths(from: Date, count: number): number {
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + count]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const midnight = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate())
  return Date.UTC(year, month, Math.min(from.getUTCDate(), lastDay)) + from.getTime() - midnight
}

export const day = 86_400_000
export const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * day)

/** The calendar day of a moment in a zone, `2026-11-20`. */
export function dayIn(at: Date, zone: string): string {
  const local = new TZDate(at.getTime(), zone)
  return `${String(local.getFullYear()).padStart(4, '0')}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`
}

/** The calendar day so many days after another, or before it; a day of 23 or 25 hours is one day. */
export const dayAfter = (date: string, days: number): string =>
  daysAfter(new Date(`${date}T00:00:00Z`), days)
    .toISOString()
    .slice(0, 10)

/** 23:59:59 of a calendar day in a zone; null for a day that does not exist. */
export function endOfDay(date: string, zone: string): Date | null {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  const end = new TZDate(year, month - 1, dayOfMonth, 23, 59, 59, zone)
  const at = new Date(end.getTime())
  return Number.isNaN(at.getTime()) || dayIn(at, zone) !== date ? null : at
}

/** An hour of a calendar day in a zone; the next one that there is, where the clocks skip it. */
export function hourOf(date: string, hour: number, zone: string): Date {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  return new Date(new TZDate(year, month - 1, dayOfMonth, hour, 0, 0, zone).getTime())
}

const pad = (value: number): string => String(value).padStart(2, '0')
