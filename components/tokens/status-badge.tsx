'use client'

import { Badge, type BadgeProps } from '@/components/ui/badge'
import { usePreferences } from '@/components/ui/preferences'
import { formatAbsolute, formatRelative } from '@/lib/time/format'
import type { TokenStatus } from '@/lib/tokens/schema'
import { statusLabels } from './labels'
import { type StatusFields, statusText } from './status-text'

const looks: Readonly<Record<Exclude<TokenStatus, 'active'>, Pick<BadgeProps, 'tone' | 'icon'>>> = {
  deleted: { tone: 'off', icon: 'M4 4l8 8M12 4l-8 8' },
  expired: { tone: 'off', icon: 'M4 4l8 8M12 4l-8 8' },
  deactivated: { tone: 'off', icon: 'M6 4v8M10 4v8' },
  suspended: { tone: 'off', icon: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2' },
  rotating: { tone: 'info', icon: 'M2.5 6.5h9L9 4M13.5 9.5h-9L7 12' },
  idle: { tone: 'warn', icon: 'M3 5h4L3 11h4M9 4h4L9 9h4' },
  expiring: { tone: 'warn', icon: 'M8 4v4.5l3 2M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z' },
  removed: { tone: 'outline', icon: 'M2 2l12 12M6.5 3.8A7 7 0 0 1 14.5 8a9 9 0 0 1-1.7 2.3M10 12a7 7 0 0 1-8.5-4 9 9 0 0 1 2-2.6' },
}

/** Explains a token's status, with times in the viewer's time zone; null if the label says it all. */
export function useStatusText(token: StatusFields, now: string): string | null {
  const { timeZone, hourCycle } = usePreferences()
  const format = {
    absolute: (iso: string) => formatAbsolute(new Date(iso), timeZone, hourCycle),
    relative: (iso: string) => formatRelative(new Date(iso), new Date(now), timeZone),
  }
  return statusText(token, format, now)
}

/** The explanation is a tooltip, and text for screen readers. The normal state is a plain word. */
export function StatusBadge({ token, now }: { readonly token: StatusFields; readonly now: string }) {
  const text = useStatusText(token, now)
  if (token.status === 'active') return <span className="text-xs leading-5 text-ink-3">{statusLabels.active}</span>
  return (
    <>
      <Badge {...looks[token.status]} title={text ?? undefined}>
        {statusLabels[token.status]}
      </Badge>
      {text && <span className="sr-only">{text}</span>}
    </>
  )
}
