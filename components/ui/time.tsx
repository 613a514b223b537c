'use client'

import { formatAbsolute, formatClock, formatRelative } from '@/lib/time/format'
import { usePreferences } from './preferences'

interface TimeProps {
  /** ISO 8601. */
  readonly at: string
  /** Time of the server, so that server and browser render the same text. */
  readonly now: string
  /** Always shows the full date and time. */
  readonly exact?: boolean | undefined
  /** Shows the time of day only, below a heading with the date. */
  readonly clock?: boolean | undefined
  readonly className?: string | undefined
}

export function Time({ at, now, exact = false, clock = false, className }: TimeProps) {
  const { timeZone, exactTimes, hourCycle } = usePreferences()
  const absolute = formatAbsolute(new Date(at), timeZone, hourCycle)
  const short = clock ? formatClock(new Date(at), timeZone, hourCycle) : formatRelative(new Date(at), new Date(now), timeZone)
  return (
    <time dateTime={at} title={absolute} className={className}>
      {exact || exactTimes ? absolute : short}
    </time>
  )
}
