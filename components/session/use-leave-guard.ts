import { useEffect, useEffectEvent, useRef } from 'react'

const guardKey = 'keyrailGuard'
/** Wait for `history.back()`. A concurrent navigation can cancel it; an extra history entry is then acceptable. */
const backTimeoutMs = 1_000

const isGuard = (state: unknown): boolean => typeof state === 'object' && state !== null && guardKey in state

/**
 * Keeps Back, reload and closing the tab from losing unsaved content. Pushes a history entry with the same URL: Back
 * leaves that entry, returns to it and calls `onLeave`. `release` removes the entry and then calls `then`.
 */
export function useLeaveGuard(active: boolean, onLeave: () => void): { readonly release: (then: () => void) => void } {
  const leave = useEffectEvent(onLeave)
  const released = useRef(false)
  useEffect(() => {
    if (!active) return
    released.current = false
    if (!isGuard(history.state)) history.pushState({ [guardKey]: true }, '')
    const back = () => {
      if (released.current || isGuard(history.state)) return
      history.forward()
      leave()
    }
    const unload = (event: BeforeUnloadEvent) => released.current || event.preventDefault()
    addEventListener('popstate', back)
    addEventListener('beforeunload', unload)
    return () => {
      removeEventListener('popstate', back)
      removeEventListener('beforeunload', unload)
    }
  }, [active])
  // the URL must not change before the guard entry is removed
  const release = (then: () => void) => {
    if (released.current) return
    released.current = true
    if (!isGuard(history.state)) return then()
    const finish = () => {
      clearTimeout(timeout)
      removeEventListener('popstate', finish)
      then()
    }
    const timeout = setTimeout(finish, backTimeoutMs)
    addEventListener('popstate', finish)
    history.back()
  }
  return { release }
}
