'use client'

import { type ComponentProps, useState } from 'react'
import { controlClass } from '../ui/control-class'
import { cx } from '../ui/cx'
import { useField } from '../ui/field-control'

const toggle =
  'tap absolute inset-y-px right-px rounded-r-md border-l border-line px-3 text-sm font-semibold text-accent transition-colors hover:bg-accent-soft hover:text-accent-ink'

/** Password field with a button that shows or hides the password. */
export function PasswordInput({ className, ...native }: Omit<ComponentProps<'input'>, 'type'>) {
  const [shown, setShown] = useState(false)
  const control = useField(native)
  return (
    <span className={cx('relative flex', className)}>
      <input
        {...control}
        type={shown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        className={cx(controlClass, 'pr-18')}
      />
      <button
        type="button"
        aria-label={shown ? 'Hide password' : 'Show password'}
        aria-controls={control.id}
        onClick={() => setShown(!shown)}
        className={toggle}
      >
        {shown ? 'Hide' : 'Show'}
      </button>
    </span>
  )
}
