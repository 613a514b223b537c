import { Time } from '@/components/ui/time'
import type { UsageReport } from '@/lib/tokens/schema'
import { CountTable } from './count-table'
import { reasonLabel } from './reason-labels'

export function Reasons({ report: { reasons, reasonsSince, now } }: { readonly report: UsageReport }) {
  return (
    <>
      {reasons.length === 0 ? (
        <p className="text-ink-2">
          {reasonsSince === null ? 'No rejected requests in this period.' : 'No reasons recorded in this period.'}
        </p>
      ) : (
        <CountTable
          caption="Rejected requests by reason"
          columns={['Reason', 'Requests']}
          rows={reasons.map(({ code, count }) => ({ key: code, head: reasonLabel(code), counts: [count] }))}
        />
      )}
      {reasonsSince !== null && (
        <p className="text-sm text-ink-3">
          Reasons are recorded since <Time at={reasonsSince} now={now} exact />; earlier rejected requests have none.
        </p>
      )}
    </>
  )
}
