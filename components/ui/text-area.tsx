'use client'

import type { ComponentProps } from 'react'
import { controlClass } from './control-class'
import { cx } from './cx'
import { useField } from './field-control'

export function TextArea({ className, ...native }: ComponentProps<'textarea'>) {
  const props = useField(native)
  return <textarea rows={3} {...props} className={cx(controlClass, 'field-sizing-content max-h-60 min-h-20', className)} />
}
