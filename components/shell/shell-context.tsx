'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Tab } from '@/lib/tokens/schema'
import type { OrganizationPage } from './nav-items'

export interface NamedItem {
  readonly slug: string
  readonly name: string
}

/** What every page around an organization knows: who looks, and where they may go. */
export interface ShellView {
  readonly organization: NamedItem
  /** The role as a word: "Location manager". */
  readonly role: string
  readonly person: { readonly name: string; readonly email: string }
  readonly timeZone: string
  /** Locations of this organization the person can see. */
  readonly locations: readonly NamedItem[]
  /** Every organization of the person, this one included. */
  readonly organizations: readonly NamedItem[]
  readonly administrators: readonly string[]
  /** Whether the person may create tokens at all. */
  readonly mayCreate: boolean
  /** The lists of tokens that are open to the person. */
  readonly tokenTabs: readonly Tab[]
  /** The pages under Organization that the person may open. */
  readonly opens: readonly OrganizationPage[]
}

const ShellContext = createContext<ShellView | null>(null)

export function ShellProvider({ view, children }: { readonly view: ShellView; readonly children: ReactNode }) {
  return <ShellContext value={view}>{children}</ShellContext>
}

export function useShell(): ShellView {
  const view = useContext(ShellContext)
  if (view === null) throw new Error('This part belongs inside the shell of an organization.')
  return view
}
