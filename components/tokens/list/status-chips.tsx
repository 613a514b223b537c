'use client'

import { ToggleChip } from '@/components/ui/chips'
import type { ListQuery, TokenPage } from '@/lib/tokens/schema'
import { countText, statusFilterLabels } from '../labels'
import { useListParams } from './use-list-params'

type Status = ListQuery['status'][number]
type Chip = readonly [Status, ...Status[]]

/** Statuses of each chip. A suspended token was deactivated with its owner, location or organization. */
const chips: readonly Chip[] = [['active'], ['expiring'], ['idle'], ['deactivated', 'suspended'], ['expired'], ['rotating'], ['removed']]

/** Filters the list by status; each chip shows how many tokens it lists. Scrolls sideways on a phone. */
export function StatusChips({ summary: { all, statuses, atLeast } }: Pick<TokenPage, 'summary'>) {
  const { params, go } = useListParams()
  const isChosen = (chip: Chip) => chip.every((status) => params.status.includes(status))
  const countOf = (chip: Chip) => chip.reduce((sum, status) => sum + statuses[status], 0)
  const hasMore = (chip: Chip) => chip.some((status) => atLeast.includes(status))
  const shown = chips.filter((chip) => chip[0] === 'active' || countOf(chip) > 0 || hasMore(chip) || isChosen(chip))
  return (
    <fieldset className="m-0 flex min-w-0 gap-1.5 border-0 p-0 [scrollbar-width:none] max-sm:-mx-4 max-sm:w-screen max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1 max-sm:*:shrink-0 sm:flex-wrap">
      <legend className="sr-only">Show only</legend>
      <ToggleChip pressed={params.status.length === 0} count={countText(all, atLeast.includes('all'))} onPress={() => go({ status: [] })}>
        All
      </ToggleChip>
      {shown.map((chip) => (
        <ToggleChip
          key={chip[0]}
          pressed={isChosen(chip)}
          count={countText(countOf(chip), hasMore(chip))}
          onPress={() => go({ status: isChosen(chip) ? [] : [...chip] })}
        >
          {statusFilterLabels[chip[0]]}
        </ToggleChip>
      ))}
    </fieldset>
  )
}
