'use client'

import { type ComponentType, useEffect, useSyncExternalStore } from 'react'

export interface LazyPopup<P> {
  /** Fetches the code. A failed fetch is tried again on the next call. */
  readonly prefetch: () => void
  readonly current: () => ComponentType<P> | null
  readonly subscribe: (onChange: () => void) => () => void
}

/** Popup whose code is fetched when the user is about to open it. */
export function lazyPopup<P>(load: () => Promise<ComponentType<P>>): LazyPopup<P> {
  let loaded: ComponentType<P> | null = null
  let fetching = false
  const listeners = new Set<() => void>()
  const onLoad = (component: ComponentType<P>) => {
    loaded = component
    for (const notify of listeners) notify()
  }
  return {
    prefetch() {
      if (fetching) return
      fetching = true
      load().then(onLoad, () => {
        fetching = false
      })
    },
    current: () => loaded,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => void listeners.delete(onChange)
    },
  }
}

const notLoaded = () => null

/** Returns the popup once its code is loaded, which starts as soon as it is `wanted`. */
export function usePopup<P>(popup: LazyPopup<P>, wanted: boolean): ComponentType<P> | null {
  const loaded = useSyncExternalStore(popup.subscribe, popup.current, notLoaded)
  useEffect(() => {
    if (wanted) popup.prefetch()
  }, [popup, wanted])
  return wanted ? loaded : null
}

/** Props for the button that opens a lazy popup: fetches its code on hover, focus and press. */
export const prefetchProps = (prefetch: () => void) => ({ onPointerEnter: prefetch, onFocus: prefetch, onPointerDown: prefetch })
