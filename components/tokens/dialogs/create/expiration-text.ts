import { formatAbsolute, formatDate, type HourCycle, zoneName } from '@/lib/time/format'

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

function dayEnd(day: string, timeZone: string, cycle?: HourCycle): string | null {
  const midnight = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return null
  return `${formatDate(midnight, 'UTC')}, ${cycle === 'h12' ? '11:59 pm' : '23:59'} (${zoneName(timeZone)})`
}

/** "20 Nov 2027, 23:59 (Lisbon)" for a timestamp, or for the end of a date in the user's time zone; null if invalid. */
export function expirationDate(at: string, timeZone: string, cycle?: HourCycle): string | null {
  if (isDay(at)) return dayEnd(at, timeZone, cycle)
  const time = new Date(at)
  return Number.isNaN(time.getTime()) ? null : formatAbsolute(time, timeZone, cycle)
}

/** "Expires on 20 Nov 2027, 23:59 (Lisbon)"; null if invalid. */
export function expirationText(at: string, timeZone: string, cycle?: HourCycle): string | null {
  const text = expirationDate(at, timeZone, cycle)
  return text === null ? null : `Expires on ${text}`
}
