'use client'

import { useSyncExternalStore } from 'react'

const place = 'keyrail.tokens.hidden-columns'
const waiting = new Set<() => void>()

function subscribe(wake: () => void) {
  waiting.add(wake)
  addEventListener('storage', wake)
  return () => {
    waiting.delete(wake)
    removeEventListener('storage', wake)
  }
}

const read = () => localStorage.getItem(place) ?? ''
const onServer = () => ''

/** The columns this browser leaves out. */
export function useHiddenColumns() {
  const stored = useSyncExternalStore(subscribe, read, onServer)
  const hidden = stored.split(' ').filter(Boolean)
  const toggle = (column: string) => {
    const next = hidden.includes(column) ? hidden.filter((each) => each !== column) : [...hidden, column]
    localStorage.setItem(place, next.join(' '))
    for (const wake of waiting) wake()
  }
  return { hidden, toggle }
}
