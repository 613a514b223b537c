import type { ReactNode } from 'react'
import { cx } from './cx'

/** One gray bar in the place of a text; `className` gives it its size. */
export function Skeleton({ className }: { readonly className?: string | undefined }) {
  return <span aria-hidden className={cx('block h-3 rounded-xs bg-line motion-safe:animate-shimmer', className)} />
}

/** The region that is being filled: says so, and hides its bars. */
export function SkeletonRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        {label}
      </p>
      <div aria-hidden>{children}</div>
    </div>
  )
}
