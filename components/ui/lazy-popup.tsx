'use client'

import { type ComponentType, useEffect, useSyncExternalStore } from 'react'

export interface LazyPopup<P> {
  /** Fetches the code ahead of the press; a failed fetch is tried again on the next intent. */
  readonly warm: () => void
  readonly current: () => ComponentType<P> | null
  readonly subscribe: (wake: () => void) => () => void
}

/** A popup whose code stays out of the page until somebody is about to use it. */
export function lazyPopup<P>(load: () => Promise<ComponentType<P>>): LazyPopup<P> {
  let loaded: ComponentType<P> | null = null
  let fetching = false
  const waiting = new Set<() => void>()
  const arrive = (component: ComponentType<P>) => {
    loaded = component
    for (const wake of waiting) wake()
  }
  return {
    warm() {
      if (fetching) return
      fetching = true
      load().then(arrive, () => {
        fetching = false
      })
    },
    current: () => loaded,
    subscribe(wake) {
      waiting.add(wake)
      return () => void waiting.delete(wake)
    },
  }
}

const nothing = () => null

/** The popup once its code is here; asking for it while `wanted` fetches it. */
export function usePopup<P>(popup: LazyPopup<P>, wanted: boolean): ComponentType<P> | null {
  const loaded = useSyncExternalStore(popup.subscribe, popup.current, nothing)
  useEffect(() => {
    if (wanted) popup.warm()
  }, [popup, wanted])
  return wanted ? loaded : null
}

/** Handlers for the button that opens a lazy popup: pointer, focus or press announce the intent. */
export const prefetchProps = (warm: () => void) => ({ onPointerEnter: warm, onFocus: warm, onPointerDown: warm })
