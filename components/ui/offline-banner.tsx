'use client'

import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useSyncExternalStore } from 'react'

function subscribe(onChange: () => void) {
  addEventListener('online', onChange)
  addEventListener('offline', onChange)
  return () => {
    removeEventListener('online', onChange)
    removeEventListener('offline', onChange)
  }
}

/** True on the server and before hydration. */
const useOnline = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )

export function OfflineBanner() {
  const online = useOnline()
  return (
    <div role="status" data-noprint>
      {!online && (
        <p className="flex gap-2.5 border-b border-line bg-warn-soft px-4 py-2 text-sm text-ink sm:px-8">
          <TriangleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-warn" />
          You are offline. This page may be out of date, and changes can't be saved.
        </p>
      )}
    </div>
  )
}
