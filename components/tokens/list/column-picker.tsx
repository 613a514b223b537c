'use client'

import Columns3 from 'lucide-react/icons/columns-3'
import { useId } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { IconButton } from '@/components/ui/icon-button'
import { columnsOf } from './columns'
import { useHiddenColumns } from './hidden-columns'
import { useListContext } from './list-context'
import { useListParams } from './use-list-params'

export function ColumnPicker() {
  const id = useId()
  const { location } = useListContext()
  const { params } = useListParams()
  const { hidden, toggle } = useHiddenColumns()
  const hideable = columnsOf(params.tab, location !== null).filter((column) => column.hideable)
  return (
    <>
      <IconButton label="Columns" popoverTarget={id} className="max-sm:hidden">
        <Columns3 aria-hidden size={16} strokeWidth={1.75} />
      </IconButton>
      <fieldset
        id={id}
        popover="auto"
        className="rounded-lg border border-line bg-surface px-4 py-2 text-ink shadow-3 [position-area:bottom_span-left]"
      >
        <legend className="sr-only">Columns</legend>
        {hideable.map(({ id: column, header }) => (
          <Checkbox key={column} checked={!hidden.includes(column)} onChange={() => toggle(column)}>
            {header}
          </Checkbox>
        ))}
      </fieldset>
    </>
  )
}
