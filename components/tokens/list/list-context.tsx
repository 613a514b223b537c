'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Tab, TokenView } from '@/lib/tokens/schema'
import type { ListScope } from '../query'
import type { TokenActions, TokenReads } from '../types'

interface NamedItem {
  readonly id: string
  readonly name: string
}

/** Data from the server that every page of the list shares. */
export interface ListContext {
  readonly org: { readonly slug: string; readonly name: string }
  readonly personId: string
  readonly mayCreate: boolean
  /** Types of tokens that the viewer may create. */
  readonly creatable: readonly TokenView['type'][]
  readonly tabs: readonly Tab[]
  /** Set in the location view, which lists the tokens of one location. */
  readonly location: (NamedItem & { readonly slug: string }) | null
  /** The first locations that the viewer may see. */
  readonly locations: readonly NamedItem[]
  /** There are more, which a search finds. */
  readonly moreLocations: boolean
  /** Days without use after which a token is deleted; 0 = never. */
  readonly inactivityDays: number
  readonly noExpirationAllowed: boolean
  readonly removeAllowed: boolean
  readonly paused: { readonly note: string | null } | null
}

interface FullListContext extends ListContext {
  readonly scope: ListScope
  readonly actions: TokenActions
  readonly reads: TokenReads
}

const ListContextContext = createContext<FullListContext | null>(null)

export function useListContext(): FullListContext {
  const context = useContext(ListContextContext)
  if (context === null) throw new Error('useListContext is used outside TokensScreen.')
  return context
}

export function ListContextProvider({ value, children }: { readonly value: FullListContext; readonly children: ReactNode }) {
  return <ListContextContext value={value}>{children}</ListContextContext>
}
