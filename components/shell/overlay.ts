import { useSyncExternalStore } from 'react'

/** Dialog of the shell: "Keyboard shortcuts" or "Search and commands". */
export type Overlay = 'shortcuts' | 'palette'

let current: Overlay | null = null
const listeners = new Set<() => void>()

export function showOverlay(overlay: Overlay | null): void {
  current = overlay
  for (const notify of listeners) notify()
}

function subscribe(onChange: () => void) {
  listeners.add(onChange)
  return () => void listeners.delete(onChange)
}

export const useOverlay = (): Overlay | null =>
  useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  )
