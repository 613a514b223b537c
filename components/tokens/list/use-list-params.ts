'use client'

import { isFiltered, type ListParams, noFilters, type ParamsChange } from '../list-params'
import { useListContext } from './list-context'
import { useListParamsContext } from './list-params-context'

interface ListParamsHandle {
  readonly params: ListParams
  readonly filtered: boolean
  /** Shows the changed list, on the first page unless a page is named. `typing` replaces the history entry. */
  go(change: ParamsChange, typing?: 'typing'): void
  clear(): void
}

export function useListParams(): ListParamsHandle {
  const { location } = useListContext()
  const { params: urlParams, go } = useListParamsContext()
  const params: ListParams = location === null ? urlParams : { ...urlParams, tab: 'locations', location: location.id }
  return { params, filtered: isFiltered(urlParams), go, clear: () => go(noFilters) }
}
