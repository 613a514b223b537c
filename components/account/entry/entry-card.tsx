'use client'

import { type ReactNode, useEffect, useRef } from 'react'

interface EntryCardProps {
  readonly title: string
  readonly text?: ReactNode
  /** The card replaces a form: moves the focus to its title, which screen readers then read. */
  readonly focused?: boolean
  readonly children?: ReactNode
}

/** The one card of a page outside the app. */
export function EntryCard({ title, text, focused = false, children }: EntryCardProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focused) heading.current?.focus()
  }, [focused])
  return (
    <div className="flex flex-col gap-6 rounded-lg border border-line bg-surface p-5 shadow-1 sm:p-8">
      <div>
        <h1 ref={heading} tabIndex={-1} className="text-2xl">
          {title}
        </h1>
        {text && <p className="mt-1 wrap-anywhere text-ink-2">{text}</p>}
      </div>
      {children}
    </div>
  )
}
