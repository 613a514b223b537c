'use client'

import { type MouseEvent, useEffect, useState } from 'react'
import { type UndoOffer, useUndoActions, useUndoOf } from './undo'

const seconds = 10

/** "Deactivated. Undo (10)": in the row for as long as the toast. Rests while somebody is on it. */
export function InlineUndo({ place }: { readonly place: string }) {
  const offer = useUndoOf(place)
  return offer && <Undo key={offer.text} place={place} offer={offer} />
}

function Undo({ place, offer }: { readonly place: string; readonly offer: UndoOffer }) {
  const { expire } = useUndoActions()
  const [left, setLeft] = useState(seconds)
  const [resting, setResting] = useState(false)
  useEffect(() => {
    if (resting) return
    const timer = setInterval(() => document.hidden || setLeft((before) => before - 1), 1000)
    return () => clearInterval(timer)
  }, [resting])
  useEffect(() => {
    if (left <= 0) expire(place)
  }, [left, place, expire])
  const press = (event: MouseEvent<HTMLElement>) => {
    const after = event.currentTarget.closest('[data-undo-area]')?.querySelector<HTMLElement>('[role=switch]')
    offer.undo()
    after?.focus()
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-xs text-ink-2">
      {offer.text}
      <button
        type="button"
        data-shortcut="z"
        onClick={press}
        onPointerEnter={() => setResting(true)}
        onPointerLeave={() => setResting(false)}
        onFocus={() => setResting(true)}
        onBlur={() => setResting(false)}
        className="relative min-h-6 rounded-sm font-semibold text-accent underline underline-offset-2 hover:text-accent-hover coarse:before:absolute coarse:before:-inset-2.5"
      >
        Undo<span aria-hidden> ({Math.max(0, left)})</span>
      </button>
    </span>
  )
}
