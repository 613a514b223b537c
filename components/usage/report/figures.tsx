import type { UsageReport } from '@/lib/tokens/schema'
import { totalsOf } from '../usage-text'

/** The four figures of the period. */
export function Figures({ report }: { readonly report: UsageReport }) {
  const { requests, rejected } = totalsOf(report.days)
  const figures = [
    ['Requests', requests],
    ['Rejected', rejected],
    ['Active tokens', report.active],
    ['Not used for 30 days', report.unused],
  ] as const
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {figures.map(([term, count]) => (
        <div key={term} className="flex flex-col-reverse justify-end rounded-lg border border-line bg-surface px-5 py-4 max-sm:px-4">
          <dt className="text-sm text-ink-2">{term}</dt>
          <dd className="text-2xl font-semibold wrap-anywhere">{count.toLocaleString('en-GB')}</dd>
        </div>
      ))}
    </dl>
  )
}
