'use client'

import { useEffect, useState } from 'react'

const everyMs = 60_000

/** The server's count, asked for again every minute and when the page gets the focus. */
export function useUnread(rendered: number) {
  const [polled, setPolled] = useState({ rendered, unread: rendered })
  useEffect(() => {
    const ask = async () => {
      if (document.hidden) return
      const response = await fetch('/notifications/data/unread').catch(() => null)
      if (!response?.ok) return
      const { unread }: { unread: number } = await response.json()
      setPolled({ rendered, unread })
    }
    const timer = setInterval(ask, everyMs)
    addEventListener('focus', ask)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', ask)
    }
  }, [rendered])
  // what was polled before the page was rendered again is older than the page
  return polled.rendered === rendered ? polled.unread : rendered
}
