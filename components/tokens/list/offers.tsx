'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'

/** Something that was just done and can be taken back for ten seconds. */
export interface Offer {
  /** `Deactivated.` */
  readonly text: string
  readonly undo: () => void
}

interface Offers {
  readonly all: ReadonlyMap<string, Offer>
  /** `place` is a token key, or `bulk`. */
  make(place: string, offer: Offer): void
  withdraw(place: string): void
}

const OffersContext = createContext<Offers>({ all: new Map(), make: () => undefined, withdraw: () => undefined })

export const useOffers = (): Offers => useContext(OffersContext)

export function OffersProvider({ children }: { readonly children: ReactNode }) {
  const [all, setAll] = useState<ReadonlyMap<string, Offer>>(new Map())
  const make = useCallback((place: string, offer: Offer) => setAll((offers) => new Map(offers).set(place, offer)), [])
  const withdraw = useCallback(
    (place: string) => setAll((offers) => (offers.has(place) ? new Map([...offers].filter(([key]) => key !== place)) : offers)),
    [],
  )
  const value = useMemo(() => ({ all, make, withdraw }), [all, make, withdraw])
  return <OffersContext value={value}>{children}</OffersContext>
}
