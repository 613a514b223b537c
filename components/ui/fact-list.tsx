import type { ReactNode } from 'react'
import { cx } from './cx'

interface FactListProps {
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** Compact list of terms and values, in one or two columns by its class. */
export const FactList = ({ children, className }: FactListProps) => <dl className={cx('grid gap-x-8 text-sm', className)}>{children}</dl>

interface FactProps {
  readonly term: string
  readonly children: ReactNode
  readonly className?: string | undefined
}

export function Fact({ term, children, className }: FactProps) {
  return (
    <div className={cx('grid min-h-8 grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 py-1.5', className)}>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  )
}
