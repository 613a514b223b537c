import type { TokenDetail as Detail } from '@/lib/tokens/schema'
import type { UsageDay } from '@/lib/tokens/types'
import { Danger } from './danger'
import { DetailActionsProvider } from './detail-actions'
import { DetailHeader } from './detail-header'
import { HandOver } from './hand-over'
import { History } from './history'
import type { Period } from './period'
import { StatusBanner } from './status-banner'
import { Summary } from './summary'
import { UsageSection } from './usage-section'

interface TokenDetailProps {
  readonly detail: Detail
  readonly days: readonly UsageDay[]
  readonly period: Period
}

export function TokenDetail({ detail, days, period }: TokenDetailProps) {
  const { token, now, handOver } = detail
  return (
    <DetailActionsProvider token={token}>
      <div className="flex flex-col gap-10">
        <div className="flex flex-col gap-5">
          <DetailHeader token={token} now={now} />
          <StatusBanner token={token} now={now} />
          {handOver && <HandOver token={token} rendered={{ handOver, now }} />}
        </div>
        <Summary detail={detail} />
        <UsageSection days={days} period={period} />
        <History detail={detail} />
        <Danger token={token} />
      </div>
    </DetailActionsProvider>
  )
}
