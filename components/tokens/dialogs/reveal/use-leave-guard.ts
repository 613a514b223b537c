import { useEffect, useEffectEvent, useRef } from 'react'

const mark = 'keyrailGuard'
/** Something else that navigates at the same moment may swallow the way back; a page too many in the history is then the smaller evil. */
const patienceMs = 1_000

const isGuard = (state: unknown): boolean => typeof state === 'object' && state !== null && mark in state

/**
 * Keeps Back, reload and closing the tab from losing what is on the screen. Back arrives at a page of its own with the same
 * address, from where it is sent forward again, and `onLeave` asks. `release` ends it: `then` runs when the way back is as it was.
 */
export function useLeaveGuard(active: boolean, onLeave: () => void): { readonly release: (then: () => void) => void } {
  const leave = useEffectEvent(onLeave)
  const released = useRef(false)
  useEffect(() => {
    if (!active) return
    released.current = false
    if (!isGuard(history.state)) history.pushState({ [mark]: true }, '')
    const back = () => {
      if (released.current || isGuard(history.state)) return
      history.forward()
      leave()
    }
    const unload = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('popstate', back)
    addEventListener('beforeunload', unload)
    return () => {
      removeEventListener('popstate', back)
      removeEventListener('beforeunload', unload)
    }
  }, [active])
  // the address of the page may change only once the page of our own is gone
  const release = (then: () => void) => {
    if (released.current) return
    released.current = true
    if (!isGuard(history.state)) return then()
    const gone = () => {
      clearTimeout(late)
      removeEventListener('popstate', gone)
      then()
    }
    const late = setTimeout(gone, patienceMs)
    addEventListener('popstate', gone)
    history.back()
  }
  return { release }
}
