import type { UsageDay } from '@/lib/usage/types'
import { type Bar, columnOf, plotHeight } from './chart-shape'
import { barLabel } from './usage-text'

interface DayBarProps {
  readonly day: UsageDay
  readonly bar: Bar
  readonly index: number
  readonly days: number
  /** The tab stop of the chart. */
  readonly selected: boolean
  /** Its label is visible. */
  readonly shown: boolean
  readonly ref: (element: SVGGElement | null) => void
  readonly onFocus: () => void
}

const barClass = 'w-[min(70%,20px)] -translate-x-1/2 [transform-box:fill-box]'

/** The nested svg is the column: its bar is at most 20 px wide, and its clip makes the baseline straight. */
export function DayBar({ day, bar: { total, rejected }, index, days, selected, shown, ref, onFocus }: DayBarProps) {
  const { left, width } = columnOf(index, days)
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it takes the focus only to be read out
    <g ref={ref} role="img" aria-label={barLabel(day)} tabIndex={selected ? 0 : -1} onFocus={onFocus}>
      <rect x={left} width={width} height={plotHeight} className={shown ? 'fill-sunken' : 'fill-transparent'} />
      <svg aria-hidden x={left} width={width} height={plotHeight}>
        {day.accepted > 0 && <rect x="50%" y={total.y} height={total.height + 2} rx={2} className={`${barClass} fill-accent`} />}
        {day.rejected > 0 && <rect x="50%" {...rejected} rx={2} className={`${barClass} fill-bad`} />}
      </svg>
    </g>
  )
}
