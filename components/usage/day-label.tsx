import type { UsageDay } from '@/lib/usage/types'
import { columnOf, labelShift } from './chart-shape'
import { countsLabel, dayLabel } from './usage-text'

interface DayLabelProps {
  readonly day: UsageDay
  /** Upper edge of the bar. */
  readonly y: number
  readonly index: number
  readonly days: number
}

/** Above the bar of the day. Screen readers read the bar itself. */
export function DayLabel({ day, y, index, days }: DayLabelProps) {
  const { center } = columnOf(index, days)
  return (
    <p
      aria-hidden
      className="pointer-events-none absolute z-10 rounded-sm border border-line bg-surface px-2 py-1 text-xs whitespace-nowrap shadow-2"
      style={{ top: y - 6, left: center, transform: `translate(-${labelShift(index, days)}, -100%)` }}
    >
      <span className="block text-ink-3">{dayLabel(day.day)}</span>
      <span className="block font-medium text-ink">{countsLabel(day)}</span>
    </p>
  )
}
