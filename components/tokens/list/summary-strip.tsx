'use client'

import { ToggleChip } from '@/components/ui/chips'
import type { TokenPage } from '@/lib/tokens/schema'
import { ListedMeter } from './listed-meter'
import { useListParams } from './use-list-params'

const figures = [
  ['active', 'Active'],
  ['expiring', 'Ends soon'],
  ['idle', 'Idle'],
  ['deactivated', 'Switched off'],
] as const

/** Four figures that filter, and on your own tab how full the list is. */
export function SummaryStrip({ summary, meter }: Pick<TokenPage, 'summary' | 'meter'>) {
  const { address, go } = useListParams()
  const shows = (status: string) => address.status.length === 1 && address.status[0] === status
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <fieldset className="m-0 flex flex-wrap gap-2 border-0 p-0">
        <legend className="sr-only">Show only</legend>
        {figures.map(([status, word]) => (
          <ToggleChip
            key={status}
            pressed={shows(status)}
            count={summary[status]}
            onPress={() => go({ status: shows(status) ? [] : [status] })}
          >
            {word}
          </ToggleChip>
        ))}
        {(summary.removed > 0 || address.removed) && (
          <ToggleChip pressed={address.removed} onPress={() => go({ removed: !address.removed })}>
            Show removed ({summary.removed})
          </ToggleChip>
        )}
      </fieldset>
      {meter && <ListedMeter meter={meter} />}
    </div>
  )
}
