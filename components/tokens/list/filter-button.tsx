'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { countFilters } from '../list-params'
import { FilterPanel } from './filter-panel'
import { useListParams } from './use-list-params'

/** Opens the filters of the tab: a popover, on a phone a sheet that also sorts and exports. */
export function FilterButton() {
  const id = useId()
  const { params } = useListParams()
  const count = countFilters(params)
  return (
    <>
      <Button popoverTarget={id} className={cx('px-3', params.tab === 'yours' && count === 0 && 'sm:hidden')}>
        <ListFilter aria-hidden size={16} strokeWidth={1.75} />
        <span className="max-[22rem]:sr-only">Filter</span>
        {count > 0 && (
          <span className="grid min-w-5 place-items-center rounded-full bg-accent px-1.5 text-xs leading-5 text-on-accent">{count}</span>
        )}
      </Button>
      <FilterPanel id={id} />
    </>
  )
}
