import type { ComponentProps, MouseEvent } from 'react'
import { type ButtonVariant, buttonClass } from './button-class'

interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant | undefined
  /** Ignores clicks but keeps the focus. */
  readonly busy?: boolean | undefined
  readonly busyLabel?: string | undefined
}

const ignore = (event: MouseEvent) => event.preventDefault()

export function Button({ variant = 'secondary', busy = false, busyLabel, className, children, onClick, ...native }: ButtonProps) {
  const inert = busy || native['aria-disabled'] === true || native['aria-disabled'] === 'true'
  return (
    <button
      type="button"
      {...native}
      {...(inert ? { onClick: ignore, 'aria-disabled': true } : { onClick })}
      aria-busy={busy || undefined}
      className={buttonClass(variant, className)}
    >
      {busy && busyLabel !== undefined ? busyLabel : children}
    </button>
  )
}
