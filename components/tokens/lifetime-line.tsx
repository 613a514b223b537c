'use client'

import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { cx } from '@/components/ui/cx'
import { usePreferences } from '@/components/ui/preferences'
import { type LifetimeFields, lifetime } from './lifetime'

interface LifetimeLineProps {
  readonly token: LifetimeFields
  readonly now: string
  readonly noExpirationAllowed: boolean
}

const textColor = { plain: '', quiet: 'text-ink-3', rotating: '', warn: 'text-warn' } as const
const barColor = { plain: 'bg-accent', quiet: 'bg-line-strong', rotating: 'bg-info', warn: 'bg-warn' } as const

export function LifetimeLine({ token, now, noExpirationAllowed }: LifetimeLineProps) {
  const { timeZone } = usePreferences()
  const { text, remaining, tone, elapsed } = lifetime(token, { now, timeZone, noExpirationAllowed })
  const alarming = tone === 'warn' && elapsed === null
  return (
    <>
      <span className={cx(alarming && 'inline-flex items-center gap-1.5', textColor[tone])}>
        {alarming && <TriangleAlert aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />}
        {text}
        {remaining && (
          <>
            {' '}
            <span className="inline-block">{remaining}</span>
          </>
        )}
      </span>
      {elapsed !== null && (
        <span aria-hidden className="mt-1 block h-1 w-full max-w-24 overflow-hidden rounded-full bg-line forced-colors:border">
          <span
            className={cx('block h-full rounded-full forced-colors:bg-[CanvasText]', barColor[tone])}
            style={{ width: `${(elapsed * 100).toFixed(1)}%` }}
          />
        </span>
      )}
    </>
  )
}
