import { useEffect, useEffectEvent, useRef } from 'react'

/** Calls `onEnd` once after `seconds`, not counting the time while `paused`; null never calls it. */
export function useTimer(seconds: number | null, paused: boolean, onEnd: () => void): void {
  const remainingMs = useRef(seconds === null ? 0 : seconds * 1000)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (seconds === null || paused) return
    const started = performance.now()
    const timer = setTimeout(end, remainingMs.current)
    return () => {
      clearTimeout(timer)
      remainingMs.current = Math.max(0, remainingMs.current - (performance.now() - started))
    }
  }, [seconds, paused])
}
