'use client'

import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ComponentProps } from 'react'
import { controlClass } from './control-class'
import { cx } from './cx'
import { useField } from './field-control'

/** Native select. `className` applies to the box around it. */
export function Select({ className, ...native }: ComponentProps<'select'>) {
  const props = useField(native)
  return (
    <span className={cx('relative inline-flex w-full', className)}>
      <select {...props} className={cx(controlClass, 'appearance-none pr-9')} />
      <ChevronDown
        aria-hidden
        size={16}
        strokeWidth={1.75}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-2"
      />
    </span>
  )
}
