'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'

interface Marks {
  readonly fresh: ReadonlySet<string>
  mark(tokenKey: string): void
  unmark(tokenKey: string): void
}

const MarksContext = createContext<Marks>({ fresh: new Set(), mark: () => undefined, unmark: () => undefined })

/** Rows to be marked as new. */
export const useMarks = (): Marks => useContext(MarksContext)

const markedMs = 4000

/** Whether this row is new: for four seconds after it has appeared. */
export function useFresh(tokenKey: string): boolean {
  const { fresh, unmark } = useMarks()
  const isFresh = fresh.has(tokenKey)
  useEffect(() => {
    if (!isFresh) return
    const timer = setTimeout(() => unmark(tokenKey), markedMs)
    return () => clearTimeout(timer)
  }, [isFresh, tokenKey, unmark])
  return isFresh
}

export function MarksProvider({ children }: { readonly children: ReactNode }) {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const mark = useCallback((tokenKey: string) => setFresh((keys) => new Set(keys).add(tokenKey)), [])
  const unmark = useCallback((tokenKey: string) => setFresh((keys) => new Set([...keys].filter((key) => key !== tokenKey))), [])
  const value = useMemo(() => ({ fresh, mark, unmark }), [fresh, mark, unmark])
  return <MarksContext value={value}>{children}</MarksContext>
}
