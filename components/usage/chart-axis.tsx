import { cx } from '@/components/ui/cx'
import type { UsageDay } from '@/lib/usage/types'
import { dateCenter, dateLabels, plotHeight, yOf } from './chart-shape'
import { shortDayLabel, tickLabel } from './usage-text'

interface TicksProps {
  readonly ticks: readonly number[]
}

/** The labels share one grid cell, so that the widest one sets the width of the column. */
export const ChartAxis = ({ ticks }: TicksProps) => (
  <div aria-hidden className="col-start-1 grid text-right text-xs text-ink-3" style={{ height: plotHeight }}>
    {ticks.map((tick) => (
      <span key={tick} className="relative [grid-area:1/1] -translate-y-1/2 self-start" style={{ top: yOf(tick, ticks.at(-1) ?? 1) }}>
        {tickLabel(tick)}
      </span>
    ))}
  </div>
)

export const ChartGrid = ({ ticks }: TicksProps) => (
  <g aria-hidden shapeRendering="crispEdges">
    {ticks.map((tick) => {
      const y = yOf(tick, ticks.at(-1) ?? 1)
      return <line key={tick} x1="0" x2="100%" y1={y} y2={y} className={tick === 0 ? 'stroke-line-strong' : 'stroke-line'} />
    })}
  </g>
)

interface ChartDatesProps {
  readonly days: readonly UsageDay[]
  readonly weekStart: number
}

/** Each date is centered below its bar, and inside the chart at both ends. */
export const ChartDates = ({ days, weekStart }: ChartDatesProps) => (
  <figcaption aria-hidden className="relative col-start-2 mt-1.5 h-4 text-xs whitespace-nowrap text-ink-3">
    {dateLabels(days, weekStart).map(({ index, always }) => (
      <span
        key={index}
        className={cx('absolute top-0 -translate-x-1/2', !always && 'max-sm:hidden')}
        style={{ left: dateCenter(index, days.length) }}
      >
        {shortDayLabel(days[index]?.day ?? '')}
      </span>
    ))}
  </figcaption>
)
