'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useToasts } from '@/components/ui/toasts'

/** Something that was just done and can be taken back for ten seconds. */
export interface UndoOffer {
  /** `Deactivated.` */
  readonly text: string
  readonly undo: () => void
}

interface UndoActions {
  /** UndoActions an undo in a place of the list, a token key or `bulk`, and in a toast; taking either takes away both. */
  make(place: string, offer: UndoOffer, toast: string): void
  /** Takes away both: what was offered no longer fits. */
  withdraw(place: string): void
  /** Takes it away in the list alone; the toast keeps its own time. */
  expire(place: string): void
}

// apart: what makes an offer is not drawn again when there is a new one
const UndoContext = createContext<UndoActions | null>(null)
const OffersContext = createContext<ReadonlyMap<string, UndoOffer>>(new Map())

export function useUndoActions(): UndoActions {
  const offers = useContext(UndoContext)
  if (offers === null) throw new Error('useUndoActions is used outside TokensScreen')
  return offers
}

/** What can be taken back in this place of the list. */
export const useUndoOf = (place: string): UndoOffer | undefined => useContext(OffersContext).get(place)

export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const { add, dismiss } = useToasts()
  const [all, setAll] = useState<ReadonlyMap<string, UndoOffer>>(new Map())
  const [toastIds] = useState(() => new Map<string, number>())
  const acts = useMemo(() => {
    const expire = (place: string) =>
      setAll((offers) => (offers.has(place) ? new Map([...offers].filter(([key]) => key !== place)) : offers))
    const withdraw = (place: string) => {
      expire(place)
      dismiss(toastIds.get(place) ?? 0)
      toastIds.delete(place)
    }
    const make = (place: string, { text, undo }: UndoOffer, toast: string) => {
      const take = () => {
        withdraw(place)
        undo()
      }
      withdraw(place)
      setAll((offers) => new Map(offers).set(place, { text, undo: take }))
      toastIds.set(place, add({ text: toast, undo: take }))
    }
    return { make, withdraw, expire }
  }, [add, dismiss, toastIds])
  return (
    <UndoContext value={acts}>
      <OffersContext value={all}>{children}</OffersContext>
    </UndoContext>
  )
}
