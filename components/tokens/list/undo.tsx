'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useToasts } from '@/components/ui/toasts'

/** Something that was just done and can be taken back for ten seconds. */
export interface Offer {
  /** `Deactivated.` */
  readonly text: string
  readonly undo: () => void
}

interface Offers {
  /** Offers an undo in a place of the list, a token key or `bulk`, and in a toast; taking either takes away both. */
  make(place: string, offer: Offer, toast: string): void
  /** Takes away both: what was offered no longer fits. */
  withdraw(place: string): void
  /** Takes it away in the list alone; the toast keeps its own time. */
  expire(place: string): void
}

// apart: what makes an offer is not drawn again when there is a new one
const OffersContext = createContext<Offers | null>(null)
const MadeContext = createContext<ReadonlyMap<string, Offer>>(new Map())

export function useOffers(): Offers {
  const offers = useContext(OffersContext)
  if (offers === null) throw new Error('useOffers is used outside TokensScreen')
  return offers
}

/** What can be taken back in this place of the list. */
export const useOffer = (place: string): Offer | undefined => useContext(MadeContext).get(place)

export function OffersProvider({ children }: { readonly children: ReactNode }) {
  const { add, dismiss } = useToasts()
  const [all, setAll] = useState<ReadonlyMap<string, Offer>>(new Map())
  const [toastIds] = useState(() => new Map<string, number>())
  const acts = useMemo(() => {
    const expire = (place: string) =>
      setAll((offers) => (offers.has(place) ? new Map([...offers].filter(([key]) => key !== place)) : offers))
    const withdraw = (place: string) => {
      expire(place)
      dismiss(toastIds.get(place) ?? 0)
      toastIds.delete(place)
    }
    const make = (place: string, { text, undo }: Offer, toast: string) => {
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
    <OffersContext value={acts}>
      <MadeContext value={all}>{children}</MadeContext>
    </OffersContext>
  )
}
