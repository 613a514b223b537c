import type { UsageDay } from '@/lib/tokens/types'

/** Height of one part of a bar and the y of its upper edge, in units of the chart. */
interface BarPart {
  readonly y: number
  readonly height: number
}

export interface Bar {
  /** Left edge and width of the day's column, the gap to its neighbors included. */
  readonly column: { readonly x: number; readonly width: number }
  readonly x: number
  readonly width: number
  readonly accepted: BarPart
  /** On top of the accepted part. */
  readonly rejected: BarPart
}

export const chart = { width: 720, height: 160 } as const

const minPartHeight = 2

const requestsOf = ({ accepted, rejected }: UsageDay) => accepted + rejected

/** Values of the grid lines: 0 and one to three round steps, the last of which is at least the busiest day. */
export function axisTicks(days: readonly UsageDay[]): number[] {
  const max = Math.max(0, ...days.map(requestsOf))
  const step = roundStep(max / 3)
  return Array.from({ length: Math.max(1, Math.ceil(max / step)) + 1 }, (_, index) => index * step)
}

/** The smallest of 1, 2, 5, 10, 20, 50, … that is at least `min`. */
function roundStep(min: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, min)))
  return ([1, 2, 5].find((factor) => factor * magnitude >= min) ?? 10) * magnitude
}

/** "500", "1,000", "50K", "1.5M": short enough for a narrow screen. */
export function tickLabel(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000}M`
  return value >= 10_000 ? `${value / 1_000}K` : value.toLocaleString('en-GB')
}

/** y of a value on an axis that ends at `top`. */
export const yOf = (value: number, top: number): number => chart.height * (1 - value / top)

/** One bar per day on an axis that ends at `top`. A part with any request is visible. */
export function barsOf(days: readonly UsageDay[], top: number): Bar[] {
  const width = chart.width / Math.max(1, days.length)
  return days.map((day, index) => ({
    column: { x: index * width, width },
    x: (index + 0.15) * width,
    width: width * 0.7,
    ...partsOf(day, top),
  }))
}

function partsOf(day: UsageDay, top: number): Pick<Bar, 'accepted' | 'rejected'> {
  const min = (count: number) => (count === 0 ? 0 : minPartHeight)
  const total = Math.max(min(day.accepted) + min(day.rejected), chart.height - yOf(requestsOf(day), top))
  const share = day.rejected / Math.max(1, requestsOf(day))
  const rejected = Math.min(total - min(day.accepted), Math.max(min(day.rejected), total * share))
  return {
    accepted: { y: chart.height - total + rejected, height: total - rejected },
    rejected: { y: chart.height - total, height: rejected },
  }
}

/** Index of the day under a pointer, `x` being 0 at the left edge of the chart and 1 at the right one. */
export const dayIndexAt = (x: number, days: number): number => Math.min(days - 1, Math.max(0, Math.floor(x * days)))

export interface Totals {
  readonly requests: number
  readonly rejected: number
  /** "0.2%"; null without requests. */
  readonly rejectedShare: string | null
}

export function totalsOf(days: readonly UsageDay[]): Totals {
  const rejected = days.reduce((sum, day) => sum + day.rejected, 0)
  const requests = days.reduce((sum, day) => sum + day.accepted, rejected)
  const share = requests === 0 ? null : (rejected / requests) * 100
  return { requests, rejected, rejectedShare: share === null ? null : `${share.toFixed(share > 0 && share < 10 ? 1 : 0)}%` }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "20 Nov 2026" for `2026-11-20`. */
export function dayLabel(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** "12 accepted, 3 rejected". */
export const countsLabel = ({ accepted, rejected }: UsageDay): string =>
  `${accepted.toLocaleString('en-GB')} accepted, ${rejected.toLocaleString('en-GB')} rejected`

/** "20 Nov 2026: 12 accepted, 3 rejected". */
export const barLabel = (day: UsageDay): string => `${dayLabel(day.day)}: ${countsLabel(day)}`
