'use client'

import { isFiltered, type ListParams, noFilters, type ParamsChange } from '../list-params'
import { useListContext } from './list-context'
import { useListParamsContext } from './list-params-context'

export interface ListParamsHandle {
  readonly address: ListParams
  readonly filtered: boolean
  /** Turns to the changed list, first page unless a page is named. `typing` replaces the entry in the history. */
  go(change: ParamsChange, typing?: 'typing'): void
  clear(): void
}

/** The list as the address bar says it; going back restores every part. */
export function useListParams(): ListParamsHandle {
  const { location } = useListContext()
  const { given, go } = useListParamsContext()
  const address: ListParams = location === null ? given : { ...given, tab: 'locations', location: location.id }
  return { address, filtered: isFiltered(given), go, clear: () => go(noFilters) }
}
