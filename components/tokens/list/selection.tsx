'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { TokenView } from '@/lib/tokens/schema'

type Selected = ReadonlyMap<string, TokenView>

interface Selection {
  readonly selected: Selected
  set(tokens: readonly TokenView[], on: boolean): void
  clear(): void
}

const SelectionContext = createContext<Selection>({ selected: new Map(), set: () => undefined, clear: () => undefined })

export const useSelection = (): Selection => useContext(SelectionContext)

/** The chosen rows, as they were when they were chosen; they stay chosen on other pages. */
export function SelectionProvider({ children }: { readonly children: ReactNode }) {
  const [selected, setSelected] = useState<Selected>(new Map())
  const acts = useMemo(
    () => ({
      set: (tokens: readonly TokenView[], on: boolean) => setSelected((before) => changed(before, tokens, on)),
      clear: () => setSelected(new Map()),
    }),
    [],
  )
  const value = useMemo(() => ({ selected, ...acts }), [selected, acts])
  return <SelectionContext value={value}>{children}</SelectionContext>
}

function changed(before: Selected, tokens: readonly TokenView[], on: boolean): Selected {
  const after = new Map(before)
  for (const token of tokens) {
    if (on) after.set(token.tokenKey, token)
    else after.delete(token.tokenKey)
  }
  return after
}
