'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'

interface Marks {
  readonly fresh: ReadonlySet<string>
  /** Marks a row as new for four seconds. */
  mark(tokenKey: string): void
}

const MarksContext = createContext<Marks>({ fresh: new Set(), mark: () => undefined })

export const useMarks = (): Marks => useContext(MarksContext)

export function MarksProvider({ children }: { readonly children: ReactNode }) {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const mark = useCallback((tokenKey: string) => {
    setFresh((keys) => new Set(keys).add(tokenKey))
    setTimeout(() => setFresh((keys) => new Set([...keys].filter((key) => key !== tokenKey))), 4000)
  }, [])
  const value = useMemo(() => ({ fresh, mark }), [fresh, mark])
  return <MarksContext value={value}>{children}</MarksContext>
}
