'use client'

import { useEffect, useSyncExternalStore } from 'react'

let rootHydrated = false

/** React keeps streamed content in a hidden div until it reveals it; if it renders that part itself first, the div stays for a while. */
const pending = '[data-hydrating]:not(div[hidden] *)'

/** Sets `data-hydrated` on `<html>` once the page and every part streamed into it respond to input. */
function markHydrated(): void {
  if (rootHydrated && !document.querySelector(pending)) document.documentElement.dataset.hydrated = ''
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
