import { useSyncExternalStore } from 'react'

/** What the shell itself shows above a page: "Keyboard shortcuts" or "Search and commands". */
export type Layer = 'shortcuts' | 'palette'

let shown: Layer | null = null
const waiting = new Set<() => void>()

export function showLayer(layer: Layer | null): void {
  shown = layer
  for (const wake of waiting) wake()
}

function subscribe(wake: () => void) {
  waiting.add(wake)
  return () => void waiting.delete(wake)
}

export const useLayer = (): Layer | null =>
  useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  )
