'use client'

import { useSearchParams } from 'next/navigation'
import { createContext, type ReactNode, startTransition, useContext, useMemo, useOptimistic } from 'react'
import { changeParams, type ListParams, type ParamsChange, readQuery } from '../list-params'

interface ListParamsValue {
  readonly params: ListParams
  readonly go: (change: ParamsChange, typing?: 'typing') => void
}

const ListParamsContext = createContext<ListParamsValue | null>(null)

export function useListParamsContext(): ListParamsValue {
  const value = useContext(ListParamsContext)
  if (value === null) throw new Error('useListParamsContext is used outside TokensScreen.')
  return value
}

/** Keeps the query string and the list in sync without another request for the page. */
export function ListParamsProvider({ children }: { readonly children: ReactNode }) {
  // the router updates in its own transition; the optimistic value shows a change immediately
  const [query, setOptimistic] = useOptimistic(useSearchParams().toString())
  const value = useMemo(() => {
    const go: ListParamsValue['go'] = (change, typing) => {
      const next = changeParams(location.search, change)
      if (next === null) return
      startTransition(() => {
        setOptimistic(next)
        const url = `${location.pathname}${next === '' ? '' : `?${next}`}`
        if (typing) history.replaceState(null, '', url)
        else history.pushState(null, '', url)
      })
    }
    return { params: readQuery(query), go }
  }, [query, setOptimistic])
  return <ListParamsContext value={value}>{children}</ListParamsContext>
}
