'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { TokenView } from '@/lib/tokens/schema'

type Selected = ReadonlyMap<string, TokenView>

interface Selection {
  readonly selected: Selected
  /** Shows the checkboxes of cards, which are hidden otherwise. */
  readonly choosing: boolean
  choose(): void
  set(tokens: readonly TokenView[], selected: boolean): void
  /** Selects nothing, and hides the checkboxes of cards. */
  clear(): void
}

const ignore = () => undefined
const SelectionContext = createContext<Selection>({ selected: new Map(), choosing: false, choose: ignore, set: ignore, clear: ignore })

export const useSelection = (): Selection => useContext(SelectionContext)

/** Selected rows, as they were when selected; the selection spans pages. */
export function SelectionProvider({ children }: { readonly children: ReactNode }) {
  const [selected, setSelected] = useState<Selected>(new Map())
  const [choosing, setChoosing] = useState(false)
  const actions = useMemo(
    () => ({
      choose: () => setChoosing(true),
      set: (tokens: readonly TokenView[], select: boolean) => setSelected((before) => withTokens(before, tokens, select)),
      clear: () => {
        setSelected(new Map())
        setChoosing(false)
      },
    }),
    [],
  )
  const value = useMemo(() => ({ selected, choosing, ...actions }), [selected, choosing, actions])
  return <SelectionContext value={value}>{children}</SelectionContext>
}

function withTokens(before: Selected, tokens: readonly TokenView[], select: boolean): Selected {
  const after = new Map(before)
  for (const token of tokens) {
    if (select) after.set(token.tokenKey, token)
    else after.delete(token.tokenKey)
  }
  return after
}
