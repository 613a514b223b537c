import type { UsageDay } from '@/lib/usage/types'

/** Height of one part of a bar and the y of its upper edge, in pixels. */
interface BarPart {
  readonly y: number
  readonly height: number
}

export interface Bar {
  /** Includes the rejected part. */
  readonly total: BarPart
  /** On top of the accepted part. */
  readonly rejected: BarPart
}

/** Height of the plot in pixels. Widths are percentages of the page's own. */
export const plotHeight = 160

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

/** y of a value on an axis that ends at `top`. */
export const yOf = (value: number, top: number): number => rounded(plotHeight * (1 - value / top))

/** The bar of a day on an axis that ends at `top`. A part with any request is visible. */
export function barOf(day: UsageDay, top: number): Bar {
  const min = (count: number) => (count === 0 ? 0 : minPartHeight)
  const total = Math.max(min(day.accepted) + min(day.rejected), plotHeight - yOf(requestsOf(day), top))
  const share = day.rejected / Math.max(1, requestsOf(day))
  const rejected = Math.min(total - min(day.accepted), Math.max(min(day.rejected), total * share))
  const y = rounded(plotHeight - total)
  return { total: { y, height: rounded(total) }, rejected: { y, height: rounded(rejected) } }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Left edge, center and width of the column of a day among `days`, in percent. */
export function columnOf(index: number, days: number) {
  const percent = (share: number) => `${((share / Math.max(1, days)) * 100).toFixed(3)}%`
  return { left: percent(index), center: percent(index + 0.5), width: percent(1) }
}

/** Center of the date below a day: that of its bar, but half a label ("20 Nov") from each end at least. */
export const dateCenter = (index: number, days: number): string => `clamp(1.25rem, ${columnOf(index, days).center}, 100% - 1.25rem)`

/** Part of its width that a label is moved to the left: half of it, less or more at the ends so that it stays inside the chart. */
export function labelShift(index: number, days: number): string {
  const center = (index + 0.5) / Math.max(1, days)
  const shift = center < 0.25 ? center * 2 : Math.max(0.5, center * 2 - 1)
  return `${(shift * 100).toFixed(1)}%`
}

/** Index of the day under a pointer, `x` being 0 at the left edge of the chart and 1 at the right one. */
export const dayIndexAt = (x: number, days: number): number => Math.min(days - 1, Math.max(0, Math.floor(x * days)))

export interface DateLabel {
  readonly index: number
  /** Also shown on a narrow screen. */
  readonly always: boolean
}

const mostOnNarrow = 4

/** Days with a date below the axis: every day of a week, otherwise the first day of each week (0 = Sunday … 6 = Saturday). */
export function dateLabels(days: readonly Pick<UsageDay, 'day'>[], weekStart: number): DateLabel[] {
  const labeled = days.flatMap(({ day }, index) => (days.length <= 7 || weekdayOf(day) === weekStart ? [index] : []))
  const stride = Math.ceil(labeled.length / mostOnNarrow)
  return labeled.map((index, at) => ({ index, always: (labeled.length - 1 - at) % stride === 0 }))
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
