import { useSyncExternalStore } from 'react'

/** What the shell itself shows above a page: "Keyboard shortcuts" or "Search and commands". */
export type Overlay = 'shortcuts' | 'palette'

let shown: Overlay | null = null
const waiting = new Set<() => void>()

export function showOverlay(layer: Overlay | null): void {
  shown = layer
  for (const wake of waiting) wake()
}

function subscribe(wake: () => void) {
  waiting.add(wake)
  return () => void waiting.delete(wake)
}

export const useOverlay = (): Overlay | null =>
  useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  )
