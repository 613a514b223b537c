import type { ComponentProps } from 'react'
import { cx } from './cx'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title'> {
  /** Accessible name, also shown on hover. */
  readonly label: string
}

const look =
  'tap-square inline-grid shrink-0 place-items-center rounded-md text-ink-2 transition-colors hover:bg-sunken hover:text-ink focus-visible:rounded-md aria-expanded:bg-sunken aria-expanded:text-ink'

export function IconButton({ label, className, children, ...native }: IconButtonProps) {
  return (
    <button type="button" {...native} aria-label={label} title={label} className={cx(look, className)}>
      {children}
    </button>
  )
}
