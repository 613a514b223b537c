'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '@/components/ui/button'

export interface CountdownProps {
  readonly seconds: number
  readonly onEnd: () => void
}

/** "Hides in 60 seconds", which a person may hold for as long as they need. */
export function Countdown({ seconds, onEnd }: CountdownProps) {
  const [left, setLeft] = useState(seconds)
  const [paused, setPaused] = useState(false)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    if (paused) return
    const timer = setTimeout(() => (left === 1 ? end() : setLeft(left - 1)), 1_000)
    return () => clearTimeout(timer)
  }, [left, paused])
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
      <span role="timer" className="tabular-nums">
        {left === 1 ? 'Hides in 1 second' : `Hides in ${left} seconds`}
      </span>
      <Button variant="quiet" onClick={() => setPaused(!paused)}>
        {paused ? 'Go on' : 'Pause'}
      </Button>
    </p>
  )
}
