import type { ReactNode } from 'react'
import { cx } from './cx'

interface MeterProps {
  readonly label: string
  readonly value: number
  readonly max: number
  /** Visible text with everything that the bar shows. */
  readonly children: ReactNode
  readonly className?: string | undefined
}

export function Meter({ label, value, max, children, className }: MeterProps) {
  const full = value >= max
  return (
    <div className={cx('flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-ink-3', className)}>
      <p>{children}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot be styled the same in every browser */}
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuenow={value}
        aria-valuemax={max}
        aria-valuetext={`${value} of ${max}`}
        className="h-1 w-24 overflow-hidden rounded-full bg-line forced-colors:border"
      >
        <div
          className={cx('h-full rounded-full forced-colors:bg-[CanvasText]', full ? 'bg-warn' : 'bg-accent')}
          style={{ width: `${max > 0 ? Math.min(100, (value / max) * 100) : 0}%` }}
        />
      </div>
    </div>
  )
}
