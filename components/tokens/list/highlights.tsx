'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'

interface Highlights {
  readonly highlighted: ReadonlySet<string>
  mark(tokenKey: string): void
  unmark(tokenKey: string): void
}

const HighlightsContext = createContext<Highlights>({ highlighted: new Set(), mark: () => undefined, unmark: () => undefined })

export const useHighlight = (): Highlights => useContext(HighlightsContext)

const highlightMs = 4000

/** True for four seconds after the row was created. */
export function useIsHighlighted(tokenKey: string): boolean {
  const { highlighted, unmark } = useHighlight()
  const isHighlighted = highlighted.has(tokenKey)
  useEffect(() => {
    if (!isHighlighted) return
    const timer = setTimeout(() => unmark(tokenKey), highlightMs)
    return () => clearTimeout(timer)
  }, [isHighlighted, tokenKey, unmark])
  return isHighlighted
}

export function HighlightsProvider({ children }: { readonly children: ReactNode }) {
  const [highlighted, setHighlighted] = useState<ReadonlySet<string>>(new Set())
  const mark = useCallback((tokenKey: string) => setHighlighted((keys) => new Set(keys).add(tokenKey)), [])
  const unmark = useCallback((tokenKey: string) => setHighlighted((keys) => new Set([...keys].filter((key) => key !== tokenKey))), [])
  const value = useMemo(() => ({ highlighted, mark, unmark }), [highlighted, mark, unmark])
  return <HighlightsContext value={value}>{children}</HighlightsContext>
}
