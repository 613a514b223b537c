'use client'

import { type ReactNode, useId, useState } from 'react'

export interface TooltipProps {
  readonly text: string
  /** Gets the id to put into `aria-describedby`. */
  readonly children: (describedBy: string) => ReactNode
}

/** A few words beside a control on hover and focus; Esc hides them. */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId()
  const [shown, setShown] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the control inside
    <span
      className="relative inline-flex"
      onPointerEnter={() => setShown(true)}
      onPointerLeave={() => setShown(false)}
      onFocus={() => setShown(true)}
      onBlur={() => setShown(false)}
      onKeyDown={(event) => event.key === 'Escape' && setShown(false)}
    >
      {children(id)}
      <span
        id={id}
        role="tooltip"
        hidden={!shown}
        className="absolute top-full left-1/2 z-50 mt-1.5 w-max max-w-64 -translate-x-1/2 rounded-sm bg-ink px-2 py-1 text-xs font-normal text-canvas"
      >
        {text}
      </span>
    </span>
  )
}
