'use client'

import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { cx } from '@/components/ui/cx'
import { usePreferences } from '@/components/ui/preferences'
import { type LifetimeFields, lifetime } from './lifetime'

const textColor = { plain: '', warn: 'text-warn', bad: 'text-bad' } as const
const barColor = { plain: 'bg-accent', warn: 'bg-warn', bad: 'bg-bad' } as const

export function LifetimeLine({ token, now }: { readonly token: LifetimeFields; readonly now: string }) {
  const { timeZone } = usePreferences()
  const { text, tone, elapsed } = lifetime(token, now, timeZone)
  return (
    <>
      <span className={cx('inline-flex items-center gap-1.5', textColor[tone])}>
        {elapsed === null && <TriangleAlert aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />}
        {text}
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
