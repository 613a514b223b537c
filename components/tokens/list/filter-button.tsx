'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import { countFilters } from '../list-params'
import { useListParams } from './use-list-params'

const panel = lazyPopup(() => import('./filter-panel').then((module) => module.FilterPanel))
const box =
  'm-1 w-72 rounded-lg border border-line bg-surface p-4 text-ink shadow-3 [position-area:bottom_span-left] max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:m-0 max-sm:w-full max-sm:max-w-none max-sm:rounded-b-none max-sm:border-x-0 max-sm:pb-6 max-sm:[position-area:none] max-sm:backdrop:bg-scrim'

/** Opens the filters of the tab: a popover, on a phone a sheet that also sorts and exports. */
export function FilterButton() {
  const id = useId()
  const { params } = useListParams()
  const [open, setOpen] = useState(false)
  const Panel = usePopup(panel, open)
  const count = countFilters(params)
  return (
    <>
      <Button
        popoverTarget={id}
        className={cx('px-3', params.tab === 'yours' && count === 0 && 'sm:hidden')}
        {...prefetchProps(panel.prefetch)}
      >
        <ListFilter aria-hidden size={16} strokeWidth={1.75} />
        <span className="max-[22rem]:sr-only">Filter</span>
        {count > 0 && (
          <span className="grid min-w-5 place-items-center rounded-full bg-accent px-1.5 text-xs leading-5 text-on-accent">{count}</span>
        )}
      </Button>
      <fieldset id={id} popover="auto" onToggle={({ newState }) => setOpen(newState === 'open')} className={box}>
        <legend className="sr-only">Filter</legend>
        {Panel && <Panel id={id} />}
      </fieldset>
    </>
  )
}
