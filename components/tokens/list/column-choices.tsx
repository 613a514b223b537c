'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { countText } from '../labels'
import { columnsOf } from './columns'
import { useHiddenColumns } from './hidden-columns'
import { useListContext } from './list-context'
import { useListParams } from './use-list-params'
import { useTokenPage } from './use-token-page'

/** Loaded by ColumnPicker on intent. */
export function ColumnChoices() {
  const { location } = useListContext()
  const { params } = useListParams()
  const { hidden, toggle } = useHiddenColumns()
  const hideable = columnsOf(params.tab, location !== null).filter((column) => column.hideable)
  return (
    <>
      {hideable.map(({ id: column, header }) => (
        <Checkbox
          key={column}
          checked={!hidden.includes(column)}
          onChange={() => toggle(column)}
          className={column === 'usage' ? 'max-sm:hidden' : undefined}
        >
          {header}
        </Checkbox>
      ))}
      <ShowRemoved />
    </>
  )
}

function ShowRemoved() {
  const { params, go } = useListParams()
  const { removed = 0, moreRemoved = false } = useTokenPage().data?.summary ?? {}
  if (removed === 0 && !moreRemoved && !params.removed) return null
  const count = countText(removed, moreRemoved)
  return (
    <div className="mt-1 border-t border-line pt-1">
      <Checkbox checked={params.removed} onChange={() => go({ removed: !params.removed })}>
        Show removed{count && ` (${count})`}
      </Checkbox>
    </div>
  )
}
