import { useEffect, useEffectEvent, useRef } from 'react'

/** Calls `onEnd` after so many seconds, not counting the time it rests; null never ends. */
export function useTimer(seconds: number | null, resting: boolean, onEnd: () => void): void {
  const left = useRef(seconds === null ? 0 : seconds * 1000)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (seconds === null || resting) return
    const started = performance.now()
    const timer = setTimeout(end, left.current)
    return () => {
      clearTimeout(timer)
      left.current = Math.max(0, left.current - (performance.now() - started))
    }
  }, [seconds, resting])
}
