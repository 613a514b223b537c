import { cx } from '@/components/ui/cx'
import { columnOf } from './chart-shape'

interface ChartMarkProps {
  readonly label: string
  readonly index: number
  readonly days: number
}

/** A dashed line before the bar of a day, with its label above the plot. */
export function ChartMark({ label, index, days }: ChartMarkProps) {
  const later = index > days / 2
  return (
    <p
      className={cx(
        'pointer-events-none absolute -top-5 bottom-0 text-xs whitespace-nowrap text-ink-3',
        later ? '-translate-x-full border-r border-dashed border-line-strong pr-1.5' : 'border-l border-dashed border-line-strong pl-1.5',
      )}
      style={{ left: columnOf(index, days).left }}
    >
      {label}
    </p>
  )
}
