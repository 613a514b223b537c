'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Tab } from '@/lib/tokens/schema'
import type { ListScope } from '../query'
import type { TokenActions, TokenReads } from '../types'

interface Named {
  readonly id: string
  readonly name: string
}

/** What the page knows about the list before it is read: from the server, the same for every page of the list. */
export interface ListContext {
  readonly org: { readonly slug: string; readonly name: string }
  readonly personId: string
  /** False for a viewer: no buttons, no switches. */
  readonly mayCreate: boolean
  readonly tabs: readonly Tab[]
  /** Location view: the list is this location's. */
  readonly location: (Named & { readonly slug: string }) | null
  readonly locations: readonly Named[]
  readonly owners: readonly Named[]
  /** Policy: unused tokens are deleted after so many days; 0 = never. */
  readonly inactivityDays: number
  readonly removeAllowed: boolean
  readonly paused: { readonly note: string | null } | null
}

interface Frame extends ListContext {
  readonly scope: ListScope
  readonly actions: TokenActions
  readonly reads: TokenReads
}

const FrameContext = createContext<Frame | null>(null)

export function useListContext(): Frame {
  const frame = useContext(FrameContext)
  if (frame === null) throw new Error('useFrame is used outside TokensScreen')
  return frame
}

export function ListContextProvider({ value, children }: { readonly value: Frame; readonly children: ReactNode }) {
  return <FrameContext value={value}>{children}</FrameContext>
}
