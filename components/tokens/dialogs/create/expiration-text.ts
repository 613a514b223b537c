import { formatAbsolute, formatDate, zoneName } from '@/components/ui/time-format'

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

function dayEnd(day: string, timeZone: string): string | null {
  const midnight = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return null
  return `${formatDate(midnight, 'UTC')}, 23:59 (${zoneName(timeZone)})`
}

/** "20 Nov 2027, 23:59 (Lisbon)" of a moment, or of the end of a chosen day in the person's zone; null for no day. */
export function expirationDate(at: string, timeZone: string): string | null {
  if (isDay(at)) return dayEnd(at, timeZone)
  const moment = new Date(at)
  return Number.isNaN(moment.getTime()) ? null : formatAbsolute(moment, timeZone)
}

/** "Ends on 20 Nov 2027, 23:59 (Lisbon)"; null for no day. */
export function expirationText(at: string, timeZone: string): string | null {
  const text = expirationDate(at, timeZone)
  return text === null ? null : `Ends on ${text}`
}
