'use client'

import { ToggleChip } from '@/components/ui/chips'
import { Meter } from '@/components/ui/meter'
import type { TokenPage } from '@/lib/tokens/schema'
import { useListContext } from './list-context'
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

function ListedMeter({ meter: { listed, limit } }: { readonly meter: NonNullable<TokenPage['meter']> }) {
  const { removeAllowed } = useListContext()
  // policy may have lowered the limit since
  const many = listed > limit ? listed - limit + 1 : 'one'
  const room = removeAllowed ? `. Remove ${many} from the list to make room.` : `. Delete ${many} permanently to make room.`
  return (
    <Meter label="Listed user tokens" value={listed} max={limit}>
      <strong className="font-semibold text-ink">
        {listed} of {limit}
      </strong>{' '}
      listed user tokens{listed >= limit && room}
    </Meter>
  )
}
