'use client'

import { type AddressChange, isFiltered, type ListAddress, noFilters } from '../list-params'
import { useFrame } from './list-context'
import { useAddress } from './list-params-context'

export interface ListAddressHandle {
  readonly address: ListAddress
  readonly filtered: boolean
  /** Turns to the changed list, first page unless a page is named. `typing` replaces the entry in the history. */
  go(change: AddressChange, typing?: 'typing'): void
  clear(): void
}

/** The list as the address bar says it; going back restores every part. */
export function useListAddress(): ListAddressHandle {
  const { location } = useFrame()
  const { given, go } = useAddress()
  const address: ListAddress = location === null ? given : { ...given, tab: 'locations', location: location.id }
  return { address, filtered: isFiltered(given), go, clear: () => go(noFilters) }
}
