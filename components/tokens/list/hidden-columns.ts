'use client'

import { useSyncExternalStore } from 'react'

const storageKey = 'keyrail.tokens.hidden-columns'
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

const read = () => localStorage.getItem(storageKey) ?? ''
const onServer = () => ''

/** Ids of the columns hidden in this browser. */
export function useHiddenColumns() {
  const stored = useSyncExternalStore(subscribe, read, onServer)
  const hidden = stored.split(' ').filter(Boolean)
  const toggle = (column: string) => {
    const next = hidden.includes(column) ? hidden.filter((id) => id !== column) : [...hidden, column]
    localStorage.setItem(storageKey, next.join(' '))
    for (const listener of listeners) listener()
  }
  return { hidden, toggle }
}
