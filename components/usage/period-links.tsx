import type { Route } from 'next'
import { cx } from '@/components/ui/cx'
import { PageLink } from '@/components/ui/page-link'
import type { PeriodChoice } from './period'

interface PeriodLinksProps {
  readonly choices: readonly PeriodChoice[]
  readonly current: number
  /** Of each period; by default only the period is in the query. */
  readonly hrefOf?: ((period: number) => Route) | undefined
}

/** Nothing if there is no choice. */
export function PeriodLinks({ choices, current, hrefOf = (period) => `?days=${period}` as Route }: PeriodLinksProps) {
  if (choices.length < 2) return null
  return (
    <nav aria-label="Period" className="flex gap-0.5 rounded-md border border-line p-0.5 text-sm">
      {choices.map(({ period, label }) => (
        <PageLink
          key={period}
          href={hrefOf(period)}
          scroll={false}
          aria-current={period === current ? 'true' : undefined}
          className={cx(
            'inline-flex min-h-7 items-center rounded-sm px-2.5 coarse:min-h-11',
            period === current ? 'bg-accent-soft font-semibold text-accent-ink' : 'text-ink-2 hover:text-ink',
          )}
        >
          {label}
        </PageLink>
      ))}
    </nav>
  )
}
