import type { ReactNode } from 'react'
import { cx } from './cx'

/** Gray bar in place of text; `className` sets its size. */
export function Skeleton({ className }: { readonly className?: string | undefined }) {
  return <span aria-hidden className={cx('block h-3 rounded-xs bg-line motion-safe:animate-shimmer', className)} />
}

/** Announces that a region is loading. */
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
