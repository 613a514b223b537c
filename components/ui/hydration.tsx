'use client'

import { useEffect, useSyncExternalStore } from 'react'

let rootHydrated = false

/** Sets `data-hydrated` on `<html>` once the page and every part streamed into it respond to input. */
function markHydrated(): void {
  if (rootHydrated && !document.querySelector('[data-hydrating]')) document.documentElement.dataset.hydrated = ''
}

export function useHydrationMark(): void {
  useEffect(() => {
    rootHydrated = true
    markHydrated()
  }, [])
}

const never = () => () => undefined

/** Put this inside a Suspense boundary and in its fallback: React hydrates streamed content later than the page around it. */
export function Hydrating() {
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  useEffect(() => {
    if (hydrated) markHydrated()
  }, [hydrated])
  return hydrated ? null : <span hidden data-hydrating />
}
