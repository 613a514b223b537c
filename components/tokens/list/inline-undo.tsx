'use client'

import { type MouseEvent, useEffect, useState } from 'react'
import { type UndoOffer, useUndoActions, useUndoOf } from './undo'

const seconds = 10

/** "Deactivated. Undo (10)", in the row for as long as the toast. The countdown pauses on hover and focus. */
export function InlineUndo({ id }: { readonly id: string }) {
  const offer = useUndoOf(id)
  return offer && <Undo key={offer.text} id={id} offer={offer} />
}

function Undo({ id, offer }: { readonly id: string; readonly offer: UndoOffer }) {
  const { expire } = useUndoActions()
  const [remaining, setRemaining] = useState(seconds)
  const [paused, setPaused] = useState(false)
  useEffect(() => {
    if (paused) return
    const timer = setInterval(() => document.hidden || setRemaining((before) => before - 1), 1000)
    return () => clearInterval(timer)
  }, [paused])
  useEffect(() => {
    if (remaining <= 0) expire(id)
  }, [remaining, id, expire])
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const rowSwitch = event.currentTarget.closest('[data-undo-area]')?.querySelector<HTMLElement>('[role=switch]')
    offer.undo()
    rowSwitch?.focus()
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-xs text-ink-2">
      {offer.text}
      <button
        type="button"
        data-shortcut="z"
        onClick={onClick}
        onPointerEnter={() => setPaused(true)}
        onPointerLeave={() => setPaused(false)}
        onFocus={() => setPaused(true)}
        onBlur={() => setPaused(false)}
        className="relative min-h-6 rounded-sm font-semibold text-accent underline underline-offset-2 hover:text-accent-hover coarse:before:absolute coarse:before:-inset-2.5"
      >
        Undo<span aria-hidden> ({Math.max(0, remaining)})</span>
      </button>
    </span>
  )
}
