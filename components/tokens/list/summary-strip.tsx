'use client'

import { ToggleChip } from '@/components/ui/chips'
import type { TokenPage } from '@/lib/tokens/schema'
import { statusLabels } from '../labels'
import { ListedMeter } from './listed-meter'
import { useListParams } from './use-list-params'

const statuses = ['active', 'expiring', 'idle', 'deactivated'] as const

/** Counts per status that filter the list, and the limit meter. */
export function SummaryStrip({ summary, meter }: Pick<TokenPage, 'summary' | 'meter'>) {
  const { params, go } = useListParams()
  const isOnly = (status: string) => params.status.length === 1 && params.status[0] === status
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <fieldset className="m-0 flex flex-wrap gap-2 border-0 p-0">
        <legend className="sr-only">Show only</legend>
        {statuses.map((status) => (
          <ToggleChip
            key={status}
            pressed={isOnly(status)}
            count={summary[status]}
            onPress={() => go({ status: isOnly(status) ? [] : [status] })}
          >
            {statusLabels[status]}
          </ToggleChip>
        ))}
        {(summary.removed > 0 || params.removed) && (
          <ToggleChip pressed={params.removed} onPress={() => go({ removed: !params.removed })}>
            Show removed ({summary.removed})
          </ToggleChip>
        )}
      </fieldset>
      {meter && <ListedMeter meter={meter} />}
    </div>
  )
}
