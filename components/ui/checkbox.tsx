'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './cx'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'children' | 'ref'> {
  /** Visible label; without one, pass `aria-label`. */
  readonly children?: ReactNode
  readonly hint?: ReactNode
  readonly error?: ReactNode
  /** Some of the items it represents are selected. */
  readonly mixed?: boolean | undefined
}

const hitArea = "relative after:absolute after:-inset-2.5 after:content-[''] coarse:after:-inset-3.5"

export function Checkbox({ children, hint, error, mixed = false, className, ...native }: CheckboxProps) {
  const generatedId = useId()
  const id = native.id ?? generatedId
  const described = [native['aria-describedby'], hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const bare = children === undefined
  const box = (
    <input
      {...native}
      id={id}
      type="checkbox"
      ref={(input) => {
        if (input) input.indeterminate = mixed
      }}
      aria-describedby={described || undefined}
      aria-invalid={error ? true : undefined}
      className={cx('choice', bare ? cx(hitArea, className) : 'mt-0.5')}
    />
  )
  if (bare) return box
  return (
    <div className={className}>
      <label htmlFor={id} className="tap inline-flex items-start gap-2.5 py-2 text-sm font-medium text-ink coarse:py-3">
        {box}
        <span>{children}</span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="pl-6.5 text-sm text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="pl-6.5 text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  )
}
