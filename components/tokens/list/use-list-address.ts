'use client'

import { createParser, useQueryStates } from 'nuqs'
import { addressParts, isFiltered, type ListAddress, noFilters } from '../list-address'
import { useFrame } from './frame'

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

// Each part of the address becomes a parser; null and absent are the same.
const parsers = Object.fromEntries(
  Object.entries(addressParts).map(([name, part]) => {
    const { parse, serialize } = part as { parse(text: string): unknown; serialize(value: unknown): string }
    const parser = createParser({ parse, serialize, eq: same })
    return [name, part.fallback === null ? parser : parser.withDefault(part.fallback)]
  }),
)

export type AddressChange = { readonly [K in keyof ListAddress]?: ListAddress[K] | null }

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
  const [state, setState] = useQueryStates(parsers, { history: 'push' })
  const given = state as unknown as ListAddress
  const address: ListAddress = location === null ? given : { ...given, tab: 'locations', location: location.id }
  const go = (change: AddressChange, typing?: 'typing') =>
    void setState({ page: null, ...change }, { history: typing ? 'replace' : 'push' })
  return {
    address,
    filtered: isFiltered(given),
    go,
    clear: () => go(noFilters),
  }
}
