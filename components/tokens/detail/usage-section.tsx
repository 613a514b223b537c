import { cx } from '@/components/ui/cx'
import { PageLink } from '@/components/ui/page-link'
import type { UsageDay } from '@/lib/tokens/types'
import { totalsOf } from './chart-shape'
import { type Period, periods } from './period'
import { Section } from './section'
import { UsageChart } from './usage-chart'
import { UsageTable } from './usage-table'

interface UsageSectionProps {
  readonly days: readonly UsageDay[]
  readonly period: Period
}

export function UsageSection({ days, period }: UsageSectionProps) {
  const { requests, rejected, rejectedShare } = totalsOf(days)
  return (
    <Section id="usage" title="Usage" aside={<Periods period={period} />}>
      <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">
        {requests === 0 ? (
          <p className="py-6 text-center text-ink-2">No requests in this period.</p>
        ) : (
          <>
            <dl className="flex flex-wrap gap-x-8 gap-y-2">
              <Figure term="Requests" value={requests.toLocaleString('en-GB')} />
              <Figure term="Rejected" value={`${rejected.toLocaleString('en-GB')} (${rejectedShare})`} />
            </dl>
            <Legend />
            <UsageChart key={period} days={days} />
            <UsageTable days={days} />
          </>
        )}
      </div>
    </Section>
  )
}

function Periods({ period }: { readonly period: Period }) {
  return (
    <nav aria-label="Period" className="flex gap-0.5 rounded-md border border-line p-0.5 text-sm">
      {periods.map((days) => (
        <PageLink
          key={days}
          href={`?days=${days}`}
          scroll={false}
          aria-current={days === period ? 'true' : undefined}
          className={cx(
            'inline-flex min-h-8 items-center rounded-sm px-3 coarse:min-h-11',
            days === period ? 'bg-accent-soft font-semibold text-accent-ink' : 'text-ink-2 hover:text-ink',
          )}
        >
          {days} days
        </PageLink>
      ))}
    </nav>
  )
}

const Figure = ({ term, value }: { readonly term: string; readonly value: string }) => (
  <div>
    <dt className="text-sm text-ink-3">{term}</dt>
    <dd className="text-xl font-semibold">{value}</dd>
  </div>
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
