import type { ReactNode } from 'react'
import { cx } from './cx'

/** `off` is for what is rejected, `warn` for what needs attention soon. */
type Tone = 'ok' | 'warn' | 'bad' | 'off' | 'info' | 'outline'

const tones: Record<Tone, string> = {
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  off: 'bg-off-soft text-off',
  info: 'bg-info-soft text-info',
  outline: 'text-ink-2 inset-ring inset-ring-line-strong',
}

export interface BadgeProps {
  readonly tone: Tone
  /** SVG path in a 16 × 16 box, shown at 12 px. */
  readonly icon?: string | undefined
  readonly title?: string | undefined
  readonly children: ReactNode
}

export function Badge({ tone, icon, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={cx(
        'inline-flex items-center gap-1.5 rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap forced-colors:border',
        tones[tone],
      )}
    >
      {icon && (
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="size-3 fill-none stroke-current stroke-2 [stroke-linecap:round] [stroke-linejoin:round]"
        >
          <path d={icon} />
        </svg>
      )}
      {children}
    </span>
  )
}
