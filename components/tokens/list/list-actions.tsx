'use client'

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useRowActions } from './use-row-actions'
import { useSwitch } from './use-switch'

type ListActions = ReturnType<typeof useRowActions> & { readonly toggle: ReturnType<typeof useSwitch> }

const ListActionsContext = createContext<ListActions | null>(null)

/** Row actions without a dialog, for the switch, the menu and keyboard shortcuts. */
export function useListActions(): ListActions {
  const actions = useContext(ListActionsContext)
  if (actions === null) throw new Error('useListActions is used outside TokensScreen.')
  return actions
}

export function ListActionsProvider({ children }: { readonly children: ReactNode }) {
  const rowActions = useRowActions()
  const toggle = useSwitch()
  const value = useMemo(() => ({ ...rowActions, toggle }), [rowActions, toggle])
  return <ListActionsContext value={value}>{children}</ListActionsContext>
}
