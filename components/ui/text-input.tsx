'use client'

import type { ComponentProps } from 'react'
import { controlClass } from './control-class'
import { cx } from './cx'
import { useField } from './field-control'

export function TextInput({ className, ...native }: ComponentProps<'input'>) {
  const props = useField(native)
  return <input type="text" {...props} className={cx(controlClass, className)} />
}
