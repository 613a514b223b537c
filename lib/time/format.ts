/** 24-hour or 12-hour clock. */
export type HourCycle = 'h23' | 'h12'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const dayMs = 86_400_000
const formatters = new Map<string, Intl.DateTimeFormat>()
const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' })

// takes only numbers from Intl: names of months differ between server and browser
function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const created = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(zone, created)
  return created
}

function partsOf(at: Date, zone: string) {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of formatter(zone).formatToParts(at)) parts[type] = value
  return { year: Number(parts.year), month: Number(parts.month), day: Number(parts.day), clock: `${parts.hour}:${parts.minute}` }
}

function calendarDay(at: Date, zone: string): number {
  const { year, month, day } = partsOf(at, zone)
  return Date.UTC(year, month - 1, day) / dayMs
}

/** Calendar days from `now` to `at` in the zone; negative in the past. */
export const daysBetween = (now: Date, at: Date, zone: string): number => calendarDay(at, zone) - calendarDay(now, zone)

/** "Lisbon" for `Europe/Lisbon`. */
export const zoneName = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** "14 Nov 2025" */
export function formatDate(at: Date, zone: string): string {
  const { year, month, day } = partsOf(at, zone)
  return `${day} ${months[month - 1]} ${year}`
}

/** "14 Nov 10:02", for times within days. */
export function formatDayTime(at: Date, zone: string, cycle: HourCycle = 'h23'): string {
  const { month, day } = partsOf(at, zone)
  return `${day} ${months[month - 1]} ${formatClock(at, zone, cycle)}`
}

/** "14:05"; "2:05 pm" on a 12-hour clock. */
export function formatClock(at: Date, zone: string, cycle: HourCycle = 'h23'): string {
  const { clock } = partsOf(at, zone)
  const hour = Number(clock.slice(0, 2))
  return cycle === 'h23' ? clock : `${hour % 12 || 12}${clock.slice(2)} ${hour < 12 ? 'am' : 'pm'}`
}

/** "14 Nov 2025, 10:02 (Lisbon)" */
export const formatAbsolute = (at: Date, zone: string, cycle: HourCycle = 'h23'): string =>
  `${formatDate(at, zone)}, ${formatClock(at, zone, cycle)} (${zoneName(zone)})`

const counted = (amount: number, unit: Intl.RelativeTimeFormatUnit, sign: number) => relative.format(sign * amount, unit)

function withinDay(seconds: number, sign: number): string | null {
  if (seconds < 45) return sign < 0 ? 'just now' : 'in a moment'
  const minutes = Math.max(1, Math.floor(seconds / 60))
  if (minutes < 60) return counted(minutes, 'minute', sign)
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? counted(hours, 'hour', sign) : null
}

function withinMonth(days: number): string | null {
  if (Math.abs(days) <= 1) return days < 0 ? 'yesterday' : 'tomorrow'
  return Math.abs(days) < 30 ? counted(Math.abs(days), 'day', Math.sign(days)) : null
}

/** "just now", "12 minutes ago", "3 hours ago", "yesterday", "12 days ago", "14 Nov 2025"; future times: "in 6 days". */
export function formatRelative(at: Date, now: Date, zone: string): string {
  const ms = at.getTime() - now.getTime()
  const sign = ms > 0 ? 1 : -1
  return withinDay(Math.abs(ms) / 1000, sign) ?? withinMonth(daysBetween(now, at, zone)) ?? formatDate(at, zone)
}

/** Remaining time, never as a date: "in 6 days", "in 9 months", "in 2 years". */
export function formatRemaining(at: Date, now: Date, zone: string): string {
  const ms = at.getTime() - now.getTime()
  const sign = ms > 0 ? 1 : -1
  const days = daysBetween(now, at, zone)
  const near = withinDay(Math.abs(ms) / 1000, sign) ?? withinMonth(days)
  if (near !== null) return near
  const wholeMonths = Math.max(1, Math.round(Math.abs(days) / 30.44))
  return wholeMonths < 24 ? counted(wholeMonths, 'month', sign) : counted(Math.floor(wholeMonths / 12), 'year', sign)
}
