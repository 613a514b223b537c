'use client'

import { useRef, useState } from 'react'
import { lazyPopup, prefetchProps, usePopup } from '../ui/lazy-popup'
import { initials } from './initials'
import { useShell } from './shell-context'

const drawer = lazyPopup(() => import('./account-drawer').then((module) => module.AccountDrawer))

export function AccountButton({ signOut }: { readonly signOut: () => Promise<void> }) {
  const { person } = useShell()
  const trigger = useRef<HTMLButtonElement>(null)
  /** Initial search of the open drawer; null once it is closed. */
  const [query, setQuery] = useState<string | null>()
  const open = typeof query === 'string'
  const Drawer = usePopup(drawer, query !== undefined)
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setQuery('')}
        className="tap inline-flex shrink-0 items-center gap-2.5 rounded-full text-sm text-ink-2 transition-colors hover:text-ink focus-visible:rounded-full"
        {...prefetchProps(drawer.prefetch)}
      >
        <span className="sr-only">Account menu, {person.name}</span>
        <span aria-hidden className="max-xl:hidden">
          {person.email}
        </span>
        <span
          aria-hidden
          className="grid size-9 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink coarse:size-11 forced-colors:border"
        >
          {initials(person.name)}
        </span>
      </button>
      {Drawer && (
        <Drawer
          open={open}
          onClose={() => setQuery(null)}
          initialQuery={query ?? ''}
          onReopen={setQuery}
          trigger={trigger}
          signOut={signOut}
        />
      )}
    </>
  )
}
