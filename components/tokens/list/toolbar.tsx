'use client'

import Download from 'lucide-react/icons/download'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { countFilters } from '../list-params'
import { ColumnPicker } from './column-picker'
import { FilterButton } from './filter-button'
import { SearchBox } from './search-box'
import { SelectButton } from './select-button'
import { useExport } from './use-export'
import { useListParams } from './use-list-params'

/** On a phone, sorting, export and every filter but search and status are in the filter sheet. */
export const Toolbar = memo(function Toolbar() {
  const { params, clear } = useListParams()
  const { busy, save } = useExport()
  return (
    <search className="flex grow items-center gap-2 sm:justify-end">
      {countFilters(params) > 0 && (
        <Button variant="quiet" className="whitespace-nowrap max-sm:hidden" onClick={clear}>
          Clear filters
        </Button>
      )}
      <SearchBox />
      <FilterButton />
      <SelectButton />
      <span className="flex items-center max-sm:hidden">
        <ColumnPicker />
        <IconButton label="Export CSV" aria-busy={busy || undefined} onClick={() => busy || save(params)} className="-mr-2">
          <Download aria-hidden size={16} strokeWidth={1.75} />
        </IconButton>
      </span>
    </search>
  )
})
