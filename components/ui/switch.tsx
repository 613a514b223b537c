'use client'

import { useId } from 'react'
import { cx } from './cx'

interface SwitchProps {
  /** Accessible name; does not change with the state. */
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** Disables the switch, which stays focusable, and explains why. */
  readonly disabledReason?: string | undefined
  readonly describedBy?: string | undefined
  readonly className?: string | undefined
}

const target =
  'group/switch relative inline-flex shrink-0 items-center rounded-full before:absolute before:-inset-x-1 before:-inset-y-2 coarse:before:-inset-3 focus-visible:rounded-full'
const track =
  'relative h-5 w-9 rounded-full bg-switch-off transition-colors group-aria-checked/switch:bg-accent group-aria-disabled/switch:opacity-50 forced-colors:border forced-colors:group-aria-checked/switch:bg-[Highlight]'
const thumb =
  'absolute top-0.5 left-0.5 size-4 rounded-full bg-surface transition-transform group-aria-checked/switch:translate-x-4 forced-colors:-top-px forced-colors:-left-px forced-colors:m-0.5 forced-colors:bg-[ButtonText]'

export function Switch({ label, checked, onChange, disabledReason, describedBy, className }: SwitchProps) {
  const id = useId()
  const disabled = disabledReason !== undefined
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-label={label}
        aria-checked={checked}
        aria-disabled={disabled || undefined}
        aria-describedby={cx(disabled && id, describedBy) || undefined}
        title={disabledReason}
        onClick={() => disabled || onChange(!checked)}
        className={cx(target, disabled && 'cursor-not-allowed', className)}
      >
        <span aria-hidden className={track}>
          <span className={thumb} />
        </span>
      </button>
      {disabled && (
        <span id={id} hidden>
          {disabledReason}
        </span>
      )}
    </>
  )
}
