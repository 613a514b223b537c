'use client'

import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import type { UsageDay } from '@/lib/tokens/types'
import { axisTicks, type Bar, barLabel, barsOf, chart, countsLabel, dayIndexAt, dayLabel, tickLabel, yOf } from './chart-shape'

const keySteps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  Home: () => 0,
  End: (_index, last) => last,
}

/** One stacked bar per day. The chart is one tab stop; arrow keys, Home, End and the pointer select a day. */
export function UsageChart({ days }: { readonly days: readonly UsageDay[] }) {
  const hint = useId()
  const last = days.length - 1
  const [selected, setSelected] = useState(last)
  const bars = useRef<(SVGGElement | null)[]>([])
  const ticks = axisTicks(days)
  const shapes = barsOf(days, ticks.at(-1) ?? 1)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keySteps[event.key]
    if (!step) return
    event.preventDefault()
    const next = Math.min(last, Math.max(0, step(selected, last)))
    setSelected(next)
    bars.current[next]?.focus()
  }
  const onPointer = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    setSelected(dayIndexAt((clientX - left) / width, days.length))
  }
  return (
    <figure className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <div aria-hidden className="col-start-2 pb-2">
        <SelectedDay day={days[selected]} position={(selected + 0.5) / days.length} />
      </div>
      <Axis ticks={ticks} />
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is not a fieldset */}
      <svg
        viewBox={`0 0 ${chart.width} ${chart.height}`}
        preserveAspectRatio="none"
        className="h-40 w-full touch-pan-y overflow-visible"
        role="group"
        aria-label={`Requests in the last ${days.length} days`}
        aria-describedby={hint}
        onKeyDown={onKeyDown}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
      >
        <rect aria-hidden {...shapes[selected]?.column} y={0} height={chart.height} className="fill-accent-soft" />
        <Grid ticks={ticks} />
        {shapes.map((bar, index) => (
          <DayBar
            key={days[index]?.day}
            bar={bar}
            label={barLabel(days[index] ?? { day: '', accepted: 0, rejected: 0 })}
            selected={index === selected}
            ref={(element) => {
              bars.current[index] = element
            }}
            onFocus={() => setSelected(index)}
          />
        ))}
      </svg>
      <figcaption className="col-start-2 flex flex-wrap justify-between gap-x-4 pt-2 text-xs text-ink-3">
        <span>{dayLabel(days[0]?.day ?? '')}</span>
        <span>{dayLabel(days[last]?.day ?? '')}</span>
      </figcaption>
      <p id={hint} className="sr-only">
        Use the arrow keys to move between days. The table below has the same numbers.
      </p>
    </figure>
  )
}

interface SelectedDayProps {
  readonly day: UsageDay | undefined
  /** 0 to 1: the center of the day's bar. */
  readonly position: number
}

/** Above the bar of the day, and inside the chart at both ends. */
function SelectedDay({ day, position }: SelectedDayProps) {
  const percent = `${(position * 100).toFixed(2)}%`
  return (
    <p className="relative w-fit max-w-full text-sm" style={{ left: percent, transform: `translateX(-${percent})` }}>
      <span className="block text-ink-3">{day && dayLabel(day.day)}</span>
      <span className="block font-medium text-ink">{day && countsLabel(day)}</span>
    </p>
  )
}

/** The labels share one grid cell, so that the widest one sets the width of the column. */
const Axis = ({ ticks }: { readonly ticks: readonly number[] }) => (
  <div aria-hidden className="col-start-1 grid h-40 text-right text-xs text-ink-3">
    {ticks.map((tick) => (
      <span
        key={tick}
        className="relative [grid-area:1/1] -translate-y-1/2 self-start"
        style={{ top: `${(yOf(tick, ticks.at(-1) ?? 1) / chart.height) * 100}%` }}
      >
        {tickLabel(tick)}
      </span>
    ))}
  </div>
)

const Grid = ({ ticks }: { readonly ticks: readonly number[] }) => (
  <g aria-hidden shapeRendering="crispEdges">
    {ticks.map((tick) => {
      const y = yOf(tick, ticks.at(-1) ?? 1)
      return (
        <line
          key={tick}
          x1={0}
          x2={chart.width}
          y1={y}
          y2={y}
          vectorEffect="non-scaling-stroke"
          className={tick === 0 ? 'stroke-line-strong' : 'stroke-line'}
        />
      )
    })}
  </g>
)

interface DayBarProps {
  readonly bar: Bar
  readonly label: string
  readonly selected: boolean
  readonly ref: (element: SVGGElement | null) => void
  readonly onFocus: () => void
}

function DayBar({ bar, label, selected, ref, onFocus }: DayBarProps) {
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it takes the focus only to be read out
    <g ref={ref} role="img" aria-label={label} tabIndex={selected ? 0 : -1} onFocus={onFocus}>
      <rect x={bar.column.x} y={0} width={bar.column.width} height={chart.height} className="fill-transparent" />
      <rect x={bar.x} y={bar.accepted.y} width={bar.width} height={bar.accepted.height} className="fill-accent" />
      <rect x={bar.x} y={bar.rejected.y} width={bar.width} height={bar.rejected.height} className="fill-bad" />
    </g>
  )
}
