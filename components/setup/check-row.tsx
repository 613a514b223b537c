import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import type { ReactNode } from 'react'
import type { InstallationCheck } from '@/lib/organizations/index'
import { cx } from '../ui/cx'

const looks = {
  verified: { icon: CircleCheck, label: 'Verified', tone: 'text-ok' },
  attention: { icon: CircleAlert, label: 'Needs attention', tone: 'text-warn' },
  unset: { icon: CircleDashed, label: 'Not set', tone: 'text-ink-3' },
} as const

interface CheckRowProps {
  readonly check: InstallationCheck
  readonly children: ReactNode
}

export function CheckRow({ check: { name, state, detail, optional }, children }: CheckRowProps) {
  const { icon: Icon, label, tone } = looks[state]
  return (
    <li className="flex gap-3 px-4 py-3">
      <Icon aria-hidden size={20} strokeWidth={1.75} className={cx('mt-0.5 shrink-0', tone)} />
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium">
            {name}
            {optional && <span className="text-sm font-normal text-ink-3"> (optional)</span>}
          </span>
          <span className={cx('text-sm font-medium', tone)}>{label}</span>
        </div>
        <p className="text-sm break-words text-ink-2">{detail}</p>
        {children}
      </div>
    </li>
  )
}
