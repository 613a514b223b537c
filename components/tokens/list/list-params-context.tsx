'use client'

import { useSearchParams } from 'next/navigation'
import { createContext, type ReactNode, startTransition, useContext, useMemo, useOptimistic } from 'react'
import { changeParams, type ListParams, type ParamsChange, readQuery } from '../list-params'

interface Address {
  readonly given: ListParams
  readonly go: (change: ParamsChange, typing?: 'typing') => void
}

const AddressContext = createContext<Address | null>(null)

export function useListParamsContext(): Address {
  const address = useContext(AddressContext)
  if (address === null) throw new Error('useAddress is used outside TokensScreen')
  return address
}

/** The address bar as the list reads and writes it, without asking the server for the page again. */
export function ListParamsProvider({ children }: { readonly children: ReactNode }) {
  // the router follows the bar in a transition of its own: what was pressed shows at once
  const [query, show] = useOptimistic(useSearchParams().toString())
  const value = useMemo(() => {
    const go: Address['go'] = (change, typing) => {
      const next = changeParams(location.search, change)
      if (next === null) return
      startTransition(() => {
        show(next)
        const address = `${location.pathname}${next === '' ? '' : `?${next}`}`
        if (typing) history.replaceState(null, '', address)
        else history.pushState(null, '', address)
      })
    }
    return { given: readQuery(query), go }
  }, [query, show])
  return <AddressContext value={value}>{children}</AddressContext>
}
