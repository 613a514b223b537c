'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Tab } from '@/lib/tokens/schema'
import type { ReadingPage } from './nav-items'
import type { OrganizationPage } from './organization-items'

interface NamedItem {
  readonly slug: string
  readonly name: string
}

/** Viewer and navigation of an organization. */
export interface ShellView {
  readonly organization: NamedItem
  /** Label of the role: "Location manager". */
  readonly role: string
  readonly person: { readonly name: string; readonly email: string }
  readonly timeZone: string
  /** Locations of this organization that the viewer may see: the first ones, and that of this page. */
  readonly locations: readonly NamedItem[]
  /** There are more, which a search finds. */
  readonly moreLocations: boolean
  /** Every organization of the viewer, including this one. */
  readonly organizations: readonly NamedItem[]
  /** When the organization will be deleted, and whether the viewer may cancel it; null if no owner asked for it. */
  readonly closing: { readonly deletedAt: string; readonly mayCancel: boolean } | null
  readonly administrators: readonly string[]
  /** True if the viewer may create another organization. */
  readonly mayCreateOrganization: boolean
  /** True if the viewer may create tokens of any type. */
  readonly mayCreate: boolean
  /** Token lists that the viewer may see. */
  readonly tokenTabs: readonly Tab[]
  /** Usage and audit log, if the viewer may open them. */
  readonly reads: readonly ReadingPage[]
  /** Pages under Organization that the viewer may open. */
  readonly opens: readonly OrganizationPage[]
}

const ShellContext = createContext<ShellView | null>(null)

export function ShellProvider({ view, children }: { readonly view: ShellView; readonly children: ReactNode }) {
  return <ShellContext value={view}>{children}</ShellContext>
}

/** Email address of the viewer; null on a page without an organization. */
export const useViewerEmail = (): string | null => useContext(ShellContext)?.person.email ?? null

export function useShell(): ShellView {
  const view = useContext(ShellContext)
  if (view === null) throw new Error('useShell needs a ShellProvider.')
  return view
}
