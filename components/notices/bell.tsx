'use client'

import BellIcon from 'lucide-react/icons/bell'
import { useRef, useState } from 'react'
import { lazyPopup, prefetchProps, usePopup } from '../ui/lazy-popup'
import type { Latest } from './bell-popover'
import { useUnread } from './unread'

const popover = lazyPopup(() => import('./bell-popover').then((module) => module.BellPopover))

/** The status of the response if it is not OK; null if there is none. */
const readLatest = (): Promise<Latest> =>
  fetch('/notifications/data/latest').then(
    (response) => (response.ok ? response.json() : response.status),
    () => null,
  )

export function Bell({ markAllRead }: { readonly markAllRead: () => Promise<void> }) {
  const trigger = useRef<HTMLButtonElement>(null)
  const unread = useUnread()
  const [open, setOpen] = useState(false)
  const [latest, setLatest] = useState<Promise<Latest> | null>(null)
  const Popover = usePopup(popover, latest !== null)
  const show = () => {
    setLatest(readLatest())
    setOpen(true)
  }
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`Notifications, ${unread} unread`}
        title="Notifications"
        onClick={show}
        className="tap-square relative inline-grid shrink-0 place-items-center rounded-md text-ink-2 transition-colors hover:bg-sunken hover:text-ink focus-visible:rounded-md"
        {...prefetchProps(popover.prefetch)}
      >
        <BellIcon aria-hidden size={20} strokeWidth={1.75} />
        {unread > 0 && (
          <span
            aria-hidden
            className="absolute top-0 right-0 min-w-4.5 rounded-full bg-accent px-1 text-center text-xs leading-4.5 font-semibold text-on-accent forced-colors:border"
          >
            {unread > 9 ? '9+' : unread}
          </span>
        )}
      </button>
      {Popover && latest && (
        <Popover
          open={open}
          anchor={trigger}
          latest={latest}
          onClose={() => setOpen(false)}
          onReopen={show}
          markAllRead={markAllRead}
          onMarked={() => setLatest(readLatest())}
        />
      )}
    </>
  )
}
