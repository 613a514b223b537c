'use client'

import { type ReactNode, useRef } from 'react'
import { cx } from './cx'
import { useReservedHeight } from './use-reserved-height'

interface StickyBarProps {
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** Bar at the bottom of the screen, with toasts above it. From 1024 px it is sticky within its page. */
export function StickyBar({ children, className }: StickyBarProps) {
  const bar = useRef<HTMLDivElement>(null)
  useReservedHeight(bar, '--bar-space')
  return (
    <div ref={bar} data-noprint className="fixed inset-x-0 bottom-0 z-20 lg:sticky">
      <div className={cx('flex flex-wrap items-center gap-x-3', className)}>{children}</div>
    </div>
  )
}
