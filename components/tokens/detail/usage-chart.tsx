'use client'

import { type KeyboardEvent, useRef, useState } from 'react'
import type { UsageDay } from '@/lib/tokens/types'
import { type Bar, barLabel, barsOf, chart, dayLabel } from './chart-shape'

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
}

/** Stacked bars, one per day. One stop for Tab, arrow keys walk along the days, each bar says its numbers. */
export function UsageChart({ days }: { readonly days: readonly UsageDay[] }) {
  const last = days.length - 1
  const [at, setAt] = useState(last)
  const [shown, setShown] = useState<number | null>(null)
  const bars = useRef<(SVGGElement | null)[]>([])
  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const next = Math.min(last, Math.max(0, step(at, last)))
    setAt(next)
    bars.current[next]?.focus()
  }
  const day = shown === null ? undefined : days[shown]
  return (
    <figure className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset */}
      <svg
        viewBox={`0 0 ${chart.width} ${chart.height}`}
        preserveAspectRatio="none"
        className="h-40 w-full overflow-visible border-b border-line"
        role="group"
        aria-label={`Requests of the last ${days.length} days`}
        onKeyDown={walk}
        onPointerLeave={() => setShown(null)}
      >
        {barsOf(days).map((bar, index) => (
          <DayBar
            key={days[index]?.day}
            bar={bar}
            label={barLabel(days[index] ?? { day: '', accepted: 0, rejected: 0 })}
            stop={index === at}
            hold={(element) => {
              bars.current[index] = element
            }}
            onShow={(by) => {
              setShown(index)
              if (by === 'focus') setAt(index)
            }}
            onHide={() => setShown(null)}
          />
        ))}
      </svg>
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-sm text-ink-3">
        <span>{dayLabel(days[0]?.day ?? '')}</span>
        <span>{dayLabel(days[last]?.day ?? '')}</span>
        {/* its height is kept free, so that nothing moves away under a press */}
        <span className="min-h-10 basis-full text-center font-medium text-ink sm:min-h-5" aria-hidden>
          {day && barLabel(day)}
        </span>
      </figcaption>
    </figure>
  )
}

interface DayBarProps {
  readonly bar: Bar
  readonly label: string
  readonly stop: boolean
  readonly hold: (element: SVGGElement | null) => void
  readonly onShow: (by: 'focus' | 'pointer') => void
  readonly onHide: () => void
}

function DayBar({ bar, label, stop, hold, onShow, onHide }: DayBarProps) {
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it takes the focus only to be read out
    <g
      ref={hold}
      role="img"
      aria-label={label}
      tabIndex={stop ? 0 : -1}
      onFocus={() => onShow('focus')}
      onBlur={onHide}
      onPointerEnter={() => onShow('pointer')}
      className="group/bar"
    >
      <rect
        x={bar.x - bar.width * 0.2}
        y={0}
        width={bar.width * 1.4}
        height={chart.height}
        className="fill-transparent hover:fill-sunken"
      />
      <rect x={bar.x} y={bar.accepted.y} width={bar.width} height={bar.accepted.height} className="fill-accent" />
      <rect x={bar.x} y={bar.rejected.y} width={bar.width} height={bar.rejected.height} className="fill-bad" />
    </g>
  )
}
