'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { TokenView } from '@/lib/tokens/schema'

type Selected = ReadonlyMap<string, TokenView>

interface Selection {
  readonly selected: Selected
  set(tokens: readonly TokenView[], selected: boolean): void
  clear(): void
}

const SelectionContext = createContext<Selection>({ selected: new Map(), set: () => undefined, clear: () => undefined })

export const useSelection = (): Selection => useContext(SelectionContext)

/** Selected rows, as they were when selected; the selection spans pages. */
export function SelectionProvider({ children }: { readonly children: ReactNode }) {
  const [selected, setSelected] = useState<Selected>(new Map())
  const actions = useMemo(
    () => ({
      set: (tokens: readonly TokenView[], select: boolean) => setSelected((before) => withTokens(before, tokens, select)),
      clear: () => setSelected(new Map()),
    }),
    [],
  )
  const value = useMemo(() => ({ selected, ...actions }), [selected, actions])
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
