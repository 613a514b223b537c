import { useEffect, useState } from 'react'

const intervalMs = 60_000

/** Number of unread notices, refreshed every minute and when the window gets the focus. */
export function usePolledUnread(rendered: number) {
  const [polled, setPolled] = useState({ rendered, unread: rendered })
  useEffect(() => {
    const refresh = async () => {
      if (document.hidden) return
      const response = await fetch('/notifications/data/unread').catch(() => null)
      if (!response?.ok) return
      const { unread }: { unread: number } = await response.json()
      setPolled({ rendered, unread })
    }
    const timer = setInterval(refresh, intervalMs)
    addEventListener('focus', refresh)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', refresh)
    }
  }, [rendered])
  // a new render of the page is newer than the last poll
  return polled.rendered === rendered ? polled.unread : rendered
}
