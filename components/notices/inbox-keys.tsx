'use client'

import type { KeyboardEvent, ReactNode } from 'react'

const inField = (target: HTMLElement) => target.matches('input, select, textarea')

/** Keys of the inbox, heard only while the focus is in it: j k move, e marks as read. */
export function InboxKeys({ children }: { readonly children: ReactNode }) {
  const hear = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || inField(target)) return
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-notice]')]
    const at = rows.findIndex((row) => row.contains(target))
    const keys: Readonly<Record<string, () => void>> = {
      j: () => rows[at + 1]?.focus(),
      k: () => rows[at - 1]?.focus(),
      e: () => rows[at]?.querySelector<HTMLElement>('[data-mark]')?.click(),
    }
    const act = keys[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts to what the buttons inside do as well
    <div onKeyDown={hear} className="flex flex-col gap-6">
      {children}
    </div>
  )
}
