'use client'

import Columns3 from 'lucide-react/icons/columns-3'
import { useId } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Checkbox } from '@/components/ui/checkbox'
import { columnsOf } from './columns'
import { useHiddenColumns } from './hidden-columns'
import { useListContext } from './list-context'
import { useListParams } from './use-list-params'
import { useTokenPage } from './use-token-page'

/** Columns of this browser, and whether removed tokens are shown. */
export function ColumnPicker() {
  const id = useId()
  const { location } = useListContext()
  const { params } = useListParams()
  const { hidden, toggle } = useHiddenColumns()
  const hideable = columnsOf(params.tab, location !== null).filter((column) => column.hideable)
  return (
    <>
      <button type="button" title="Columns" popoverTarget={id} className={buttonClass('quiet', 'max-xl:px-2')}>
        <Columns3 aria-hidden size={16} strokeWidth={1.75} />
        <span className="max-xl:sr-only">Columns</span>
      </button>
      <fieldset
        id={id}
        popover="auto"
        className="rounded-lg border border-line bg-surface px-4 py-2 text-ink shadow-3 [position-area:bottom_span-left] [position-try-fallbacks:flip-inline,flip-block]"
      >
        <legend className="sr-only">Columns</legend>
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
      </fieldset>
    </>
  )
}

function ShowRemoved() {
  const { params, go } = useListParams()
  const removed = useTokenPage().data?.summary.removed ?? 0
  if (removed === 0 && !params.removed) return null
  return (
    <div className="mt-1 border-t border-line pt-1">
      <Checkbox checked={params.removed} onChange={() => go({ removed: !params.removed })}>
        Show removed ({removed.toLocaleString('en-GB')})
      </Checkbox>
    </div>
  )
}
