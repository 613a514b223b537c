'use client'

import { usePreferences } from './preferences'
import { formatAbsolute, formatRelative } from './time-format'

interface TimeProps {
  /** ISO 8601. */
  readonly at: string
  /** Time of the server, so that server and browser render the same text. */
  readonly now: string
  /** Always shows the full date and time. */
  readonly exact?: boolean | undefined
  readonly className?: string | undefined
}

export function Time({ at, now, exact = false, className }: TimeProps) {
  const { timeZone, exactTimes, hourCycle } = usePreferences()
  const absolute = formatAbsolute(new Date(at), timeZone, hourCycle)
  return (
    <time dateTime={at} title={absolute} className={className}>
      {exact || exactTimes ? absolute : formatRelative(new Date(at), new Date(now), timeZone)}
    </time>
  )
}
