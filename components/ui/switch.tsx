'use client'

import { useId } from 'react'
import { cx } from './cx'

interface SwitchProps {
  /** Accessible name; does not change with the state. */
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** Locks the switch, which stays focusable, and explains why: on hover, and when it is pressed. */
  readonly disabledReason?: string | undefined
  readonly describedBy?: string | undefined
  readonly className?: string | undefined
}

const target =
  'group/switch relative inline-flex shrink-0 items-center rounded-full before:absolute before:-inset-x-1 before:-inset-y-2 coarse:before:-inset-3 focus-visible:rounded-full'
const track =
  'relative h-5 w-9 rounded-full bg-switch-off transition-colors group-aria-checked/switch:bg-accent group-aria-disabled/switch:bg-line! forced-colors:border forced-colors:group-aria-checked/switch:bg-[Highlight]'
const thumb =
  'absolute top-0.5 left-0.5 grid size-4 place-items-center rounded-full bg-surface transition-transform group-aria-checked/switch:translate-x-4 forced-colors:-top-px forced-colors:-left-px forced-colors:m-0.5 forced-colors:not-group-aria-disabled/switch:bg-[ButtonText]'

export function Switch({ label, checked, onChange, disabledReason, describedBy, className }: SwitchProps) {
  const id = useId()
  const locked = disabledReason !== undefined
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-label={label}
        aria-checked={checked}
        aria-disabled={locked || undefined}
        aria-describedby={cx(locked && id, describedBy) || undefined}
        title={disabledReason}
        popoverTarget={locked ? id : undefined}
        onClick={() => locked || onChange(!checked)}
        className={cx(target, locked && 'cursor-not-allowed', className)}
      >
        <span aria-hidden className={track}>
          <span className={thumb}>{locked && <Lock />}</span>
        </span>
      </button>
      {locked && (
        <span
          id={id}
          popover="auto"
          className="max-w-72 rounded-md border border-line bg-surface px-3 py-2 text-left text-sm font-normal text-ink shadow-3 [position-area:bottom_span-left] [position-try-fallbacks:flip-block,flip-inline]"
        >
          {disabledReason}
        </span>
      )}
    </>
  )
}

const Lock = () => (
  <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3 fill-off stroke-off stroke-[1.75]">
    <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" className="fill-none" />
    <path d="M4 7.5h8v5H4z" strokeLinejoin="round" />
  </svg>
)
