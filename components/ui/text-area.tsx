'use client'

import type { ComponentProps } from 'react'
import { controlClass } from './control-class'
import { cx } from './cx'
import { useField } from './field'

export function TextArea({ className, ...native }: ComponentProps<'textarea'>) {
  const wired = useField(native)
  return <textarea rows={3} {...wired} className={cx(controlClass, 'field-sizing-content max-h-60 min-h-20', className)} />
}
