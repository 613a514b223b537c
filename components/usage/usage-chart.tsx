'use client'

import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import type { UsageDay } from '@/lib/usage/types'
import { usePreferences } from '../ui/preferences'
import { ChartAxis, ChartDates, ChartGrid } from './chart-axis'
import { ChartMark } from './chart-mark'
import { axisTicks, barOf, dayIndexAt, plotHeight } from './chart-shape'
import { DayBar } from './day-bar'
import { DayLabel } from './day-label'
import type { DayMark } from './types'

const keySteps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  Home: () => 0,
  End: (_index, last) => last,
}

interface UsageChartProps {
  /** Without gaps, oldest first. */
  readonly days: readonly UsageDay[]
  readonly mark?: DayMark | undefined
}

/** One stacked bar per day. The chart is one tab stop; arrow keys, Home, End and the pointer select a day. */
export function UsageChart({ days, mark }: UsageChartProps) {
  const hint = useId()
  const { weekStart } = usePreferences()
  const { selected, shown, bars, onKeyDown, onPointer, hide, focus } = useSelectedDay(days.length)
  const ticks = axisTicks(days)
  const top = ticks.at(-1) ?? 1
  const marked = mark ? days.findIndex(({ day }) => day === mark.day) : -1
  const day = days[selected]
  return (
    <figure
      className={marked < 0 ? 'grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 pt-2' : 'grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 pt-6'}
    >
      <ChartAxis ticks={ticks} />
      <div className="relative">
        {mark && marked >= 0 && <ChartMark label={mark.label} index={marked} days={days.length} />}
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing is not a fieldset */}
        <svg
          height={plotHeight}
          className="w-full touch-pan-y overflow-visible"
          role="group"
          aria-label={`Requests in the last ${days.length} days`}
          aria-describedby={hint}
          onKeyDown={onKeyDown}
          onPointerDown={onPointer}
          onPointerMove={onPointer}
          onPointerLeave={(event) => event.pointerType === 'mouse' && hide()}
          onBlur={hide}
        >
          <ChartGrid ticks={ticks} />
          {days.map((each, index) => (
            <DayBar
              key={each.day}
              day={each}
              bar={barOf(each, top)}
              index={index}
              days={days.length}
              selected={index === selected}
              shown={shown && index === selected}
              ref={(element) => {
                bars.current[index] = element
              }}
              onFocus={() => focus(index)}
            />
          ))}
        </svg>
        {shown && day && <DayLabel day={day} y={barOf(day, top).total.y} index={selected} days={days.length} />}
      </div>
      <ChartDates days={days} weekStart={weekStart} />
      <p id={hint} className="sr-only">
        Use the arrow keys to move between days. The table below has the same numbers.
      </p>
    </figure>
  )
}

/** `selected` is the tab stop; `shown` while its label is visible. */
function useSelectedDay(days: number) {
  const last = days - 1
  const [selected, setSelected] = useState(last)
  const [shown, setShown] = useState(false)
  const bars = useRef<(SVGGElement | null)[]>([])
  const focus = (index: number) => {
    setSelected(index)
    setShown(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keySteps[event.key]
    if (!step) return
    event.preventDefault()
    bars.current[Math.min(last, Math.max(0, step(selected, last)))]?.focus()
  }
  const onPointer = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    focus(dayIndexAt((clientX - left) / width, days))
  }
  return { selected, shown, bars, onKeyDown, onPointer, focus, hide: () => setShown(false) }
}
