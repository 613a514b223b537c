'use client'

import { useUnread } from './unread'

/** Follows a label; empty if every notice is read. */
export function UnreadCount() {
  const unread = useUnread()
  if (unread === 0) return null
  return (
    <span className="ml-auto rounded-full bg-accent px-1.5 text-xs leading-4.5 font-semibold text-on-accent forced-colors:border">
      {unread > 99 ? '99+' : unread}
      <span className="sr-only"> unread</span>
    </span>
  )
}
