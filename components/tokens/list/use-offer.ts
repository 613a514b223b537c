'use client'

import { useRef } from 'react'
import { useToasts } from '@/components/ui/toasts'
import { type Offer, useOffers } from './offers'

/** Offers an undo in a place of the list and in a toast; taking either takes away both. */
export function useOffer() {
  const toasts = useToasts()
  const { make, withdraw } = useOffers()
  const toastIds = useRef(new Map<string, number>())
  const clear = (place: string) => {
    withdraw(place)
    const id = toastIds.current.get(place)
    if (id !== undefined) toasts.dismiss(id)
    toastIds.current.delete(place)
  }
  const offer = (place: string, { text, undo }: Offer, toast: string) => {
    const take = () => {
      clear(place)
      undo()
    }
    make(place, { text, undo: take })
    toastIds.current.set(place, toasts.add({ text: toast, undo: take }))
  }
  return { offer, withdraw: clear }
}
