'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useToasts } from '@/components/ui/toasts'

/** Can be undone for ten seconds. */
export interface UndoOffer {
  /** `Deactivated.` */
  readonly text: string
  readonly undo: () => void
}

interface UndoActions {
  /** Shows Undo in the list (`id` is a token key or `bulk`) and in a toast; pressing either removes both. */
  offer(id: string, undo: UndoOffer, toast: string): void
  /** Removes both, because the undo no longer applies. */
  withdraw(id: string): void
  /** Removes the one in the list; the toast has its own timer. */
  expire(id: string): void
}

// two contexts: components that only offer an undo do not render again when one is added
const UndoActionsContext = createContext<UndoActions | null>(null)
const OffersContext = createContext<ReadonlyMap<string, UndoOffer>>(new Map())

export function useUndoActions(): UndoActions {
  const actions = useContext(UndoActionsContext)
  if (actions === null) throw new Error('useUndoActions is used outside TokensScreen.')
  return actions
}

export const useUndoOf = (id: string): UndoOffer | undefined => useContext(OffersContext).get(id)

export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const { add, dismiss } = useToasts()
  const [offers, setOffers] = useState<ReadonlyMap<string, UndoOffer>>(new Map())
  const actions = useMemo(() => {
    const expire = (id: string) => setOffers((before) => (before.has(id) ? new Map([...before].filter(([key]) => key !== id)) : before))
    const withdraw = (id: string) => {
      expire(id)
      dismiss(id)
    }
    const offer = (id: string, { text, undo }: UndoOffer, toast: string) => {
      const undoOnce = () => {
        withdraw(id)
        undo()
      }
      setOffers((before) => new Map(before).set(id, { text, undo: undoOnce }))
      add({ about: id, text: toast, undo: undoOnce })
    }
    return { offer, withdraw, expire }
  }, [add, dismiss])
  return (
    <UndoActionsContext value={actions}>
      <OffersContext value={offers}>{children}</OffersContext>
    </UndoActionsContext>
  )
}
