import { cx } from './cx'

interface ProgressBarProps {
  readonly label: string
  readonly value: number
  /** Null if it is not known. */
  readonly max: number | null
  /** Visible text with everything that the bar shows. */
  readonly children: string
  readonly className?: string
}

/** Not announced while it moves: what waits for it announces its end. */
export function ProgressBar({ label, value, max, children, className }: ProgressBarProps) {
  const known = max === null ? {} : { 'aria-valuemin': 0, 'aria-valuenow': value, 'aria-valuemax': max }
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuetext={children}
      {...known}
      className={cx('flex flex-col gap-1.5 text-sm', className)}
    >
      <span className="text-ink-2 tabular-nums">{children}</span>
      {max !== null && (
        <span aria-hidden className="h-1 w-full overflow-hidden rounded-full bg-line forced-colors:border">
          <span
            className="block h-full rounded-full bg-accent forced-colors:bg-[CanvasText]"
            style={{ width: `${max > 0 ? Math.min(100, (value / max) * 100) : 0}%` }}
          />
        </span>
      )}
    </div>
  )
}
