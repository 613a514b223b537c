import type { ReactNode } from 'react'
import type { UsageDay } from '@/lib/usage/types'
import type { DayMark } from './types'
import { UsageChart } from './usage-chart'
import { UsageTable } from './usage-table'
import { totalsOf } from './usage-text'

interface UsagePanelProps {
  /** Without gaps, oldest first. */
  readonly days: readonly UsageDay[]
  readonly mark?: DayMark | undefined
}

/** Totals, chart and table of requests by day. */
export function UsagePanel({ days, mark }: UsagePanelProps) {
  const { requests, rejected, rejectedText } = totalsOf(days)
  if (requests === 0) return <Panel>{<p className="py-6 text-center text-ink-2">No requests in this period.</p>}</Panel>
  return (
    <Panel>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <p className="text-sm text-ink-2">
          <strong className="text-xl font-semibold text-ink">{requests.toLocaleString('en-GB')}</strong>{' '}
          {requests === 1 ? 'request' : 'requests'} · {rejectedText}
        </p>
        {rejected > 0 && rejected < requests && <Legend />}
      </div>
      <UsageChart key={days[0]?.day} days={days} mark={mark} />
      <UsageTable days={days} />
    </Panel>
  )
}

const Panel = ({ children }: { readonly children: ReactNode }) => (
  <div className="flex flex-col gap-3 rounded-lg border border-line bg-surface px-5 pt-4 pb-3 max-sm:px-4">{children}</div>
)

const Legend = () => (
  <p aria-hidden className="flex gap-4 text-xs text-ink-3">
    <span className="inline-flex items-center gap-1.5">
      <span className="size-2.5 rounded-xs bg-accent" />
      Accepted
    </span>
    <span className="inline-flex items-center gap-1.5">
      <span className="size-2.5 rounded-xs bg-bad" />
      Rejected
    </span>
  </p>
)
