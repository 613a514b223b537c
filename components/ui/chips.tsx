'use client'

import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import { cx } from './cx'

interface ChipProps {
  readonly children: ReactNode
  /** Label of the remove button: "Remove 203.0.113.7". */
  readonly removeLabel?: string | undefined
  readonly onRemove?: (() => void) | undefined
}

export function Chip({ children, removeLabel, onRemove }: ChipProps) {
  return (
    <span className="inline-flex min-h-7 items-center gap-1 rounded-sm border border-line bg-sunken pr-1 pl-2 text-sm">
      {children}
      {onRemove && (
        <button
          type="button"
          aria-label={removeLabel}
          title={removeLabel}
          onClick={onRemove}
          className="relative grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink coarse:before:absolute coarse:before:-inset-2.5"
        >
          <X aria-hidden size={14} strokeWidth={1.75} />
        </button>
      )}
    </span>
  )
}

interface ToggleChipProps {
  readonly pressed: boolean
  readonly onPress: () => void
  readonly children: ReactNode
  readonly count?: string | undefined
}

export function ToggleChip({ pressed, onPress, children, count }: ToggleChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={cx(
        'inline-flex min-h-8 items-center gap-1.5 rounded-full border px-3 text-sm transition-colors focus-visible:rounded-full coarse:min-h-11 forced-colors:aria-pressed:border-2',
        pressed
          ? 'border-accent bg-accent-soft font-medium text-accent-ink'
          : 'border-line bg-surface text-ink-2 hover:border-line-strong hover:text-ink',
      )}
    >
      {children}
      {count !== undefined && <span className={cx('font-semibold', !pressed && 'text-ink')}>{count}</span>}
    </button>
  )
}
