import type { UsageDay } from '@/lib/usage/types'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "20 Nov" for `2026-11-20`. */
export function shortDayLabel(day: string): string {
  const [, month, date] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]}`
}

/** "20 Nov 2026" for `2026-11-20`. */
export const dayLabel = (day: string): string => `${shortDayLabel(day)} ${day.slice(0, 4)}`

/** "12 accepted, 3 rejected". */
export const countsLabel = ({ accepted, rejected }: UsageDay): string =>
  `${accepted.toLocaleString('en-GB')} accepted, ${rejected.toLocaleString('en-GB')} rejected`

/** "20 Nov 2026: 12 accepted, 3 rejected". */
export const barLabel = (day: UsageDay): string => `${dayLabel(day.day)}: ${countsLabel(day)}`

/** "500", "1,000", "50K", "1.5M": short enough for a narrow screen. */
export function tickLabel(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000}M`
  return value >= 10_000 ? `${value / 1_000}K` : value.toLocaleString('en-GB')
}

interface Totals {
  readonly requests: number
  readonly rejected: number
  /** "None rejected", "2 rejected (0.2%)". */
  readonly rejectedText: string
}

export function totalsOf(days: readonly UsageDay[]): Totals {
  const rejected = days.reduce((sum, day) => sum + day.rejected, 0)
  const requests = days.reduce((sum, day) => sum + day.accepted, rejected)
  return {
    requests,
    rejected,
    rejectedText: rejected === 0 ? 'None rejected' : `${rejected.toLocaleString('en-GB')} rejected (${share(rejected, requests)})`,
  }
}

function share(part: number, whole: number): string {
  const percent = (part / whole) * 100
  return `${percent.toFixed(percent < 10 ? 1 : 0)}%`
}
