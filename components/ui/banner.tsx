import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import Info from 'lucide-react/icons/info'
import Pause from 'lucide-react/icons/pause'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'
import { cx } from './cx'

type BannerTone = 'info' | 'ok' | 'warn' | 'bad' | 'off'

const looks = {
  info: { icon: Info, box: 'bg-accent-soft text-accent-ink' },
  ok: { icon: CircleCheck, box: 'bg-ok-soft text-ok' },
  warn: { icon: TriangleAlert, box: 'bg-warn-soft text-warn' },
  bad: { icon: CircleAlert, box: 'bg-bad-soft text-bad' },
  off: { icon: Pause, box: 'bg-off-soft text-off' },
} as const

export interface BannerProps {
  readonly tone?: BannerTone | undefined
  /** Instead of the icon of the tone. */
  readonly icon?: typeof Info | undefined
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly className?: string | undefined
}

export function Banner({ tone = 'info', icon, actions, children, className }: BannerProps) {
  const { icon: toneIcon, box } = looks[tone]
  const Icon = icon ?? toneIcon
  return (
    <div className={cx('flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md px-4 py-2.5 text-sm forced-colors:border', box, className)}>
      <p className="flex min-w-0 grow basis-64 gap-2.5">
        <Icon aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
        <span className="text-ink">{children}</span>
      </p>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
