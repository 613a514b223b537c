'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '@/components/ui/button'

interface CountdownProps {
  readonly seconds: number
  readonly onFinish: () => void
}

/** "Hides in 60 seconds", which the user can pause. */
export function Countdown({ seconds, onFinish }: CountdownProps) {
  const [remaining, setRemaining] = useState(seconds)
  const [paused, setPaused] = useState(false)
  const finish = useEffectEvent(onFinish)
  useEffect(() => {
    if (paused) return
    const timer = setTimeout(() => (remaining === 1 ? finish() : setRemaining(remaining - 1)), 1_000)
    return () => clearTimeout(timer)
  }, [remaining, paused])
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
      <span role="timer" className="tabular-nums">
        {remaining === 1 ? 'Hides in 1 second' : `Hides in ${remaining} seconds`}
      </span>
      <Button variant="quiet" onClick={() => setPaused(!paused)}>
        {paused ? 'Resume' : 'Pause'}
      </Button>
    </p>
  )
}
