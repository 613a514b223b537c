import type { Period } from '@/components/usage/period'
import type { TokenDetail as Detail, RecentRequests as Recent } from '@/lib/tokens/schema'
import type { UsageByDay } from '@/lib/usage/types'
import { Danger } from './danger'
import { DetailActionsProvider } from './detail-actions'
import { DetailHeader } from './detail-header'
import { HandOver } from './hand-over'
import { History } from './history'
import { RecentRequests } from './requests/recent-requests'
import { StatusBanner } from './status-banner'
import { Summary } from './summary'
import { UsageSection } from './usage-section'

interface TokenDetailProps {
  readonly detail: Detail
  readonly usage: UsageByDay
  readonly period: Period
  readonly recent: Recent
}

/** On a wide screen the facts are beside what changes. */
export function TokenDetail({ detail, usage, period, recent }: TokenDetailProps) {
  const { token, now, handOver } = detail
  return (
    <DetailActionsProvider token={token}>
      <div className="flex flex-col gap-6">
        <DetailHeader token={token} now={now} />
        <StatusBanner token={token} now={now} />
        {handOver && <HandOver token={token} rendered={{ handOver, now }} />}
        <div className="grid gap-x-8 gap-y-8 min-[72rem]:grid-cols-[minmax(0,1fr)_20rem] min-[72rem]:items-start">
          <div className="min-w-0 min-[72rem]:col-start-2 min-[72rem]:row-start-1">
            <Summary detail={detail} />
          </div>
          <div className="flex min-w-0 flex-col gap-8 min-[72rem]:col-start-1 min-[72rem]:row-start-1">
            <UsageSection usage={usage} period={period} />
            <RecentRequests tokenKey={token.tokenKey} rendered={recent} />
            <History detail={detail} />
            <Danger token={token} />
          </div>
        </div>
      </div>
    </DetailActionsProvider>
  )
}
