'use client'

import { useSyncExternalStore } from 'react'

const place = 'keyrail.tokens.remind'
const waiting = new Set<() => void>()

function subscribe(wake: () => void) {
  waiting.add(wake)
  return () => void waiting.delete(wake)
}

const read = () => localStorage.getItem(place) ?? '{}'
const onServer = () => '{}'

function parse(stored: string): Record<string, string> {
  try {
    return JSON.parse(stored)
  } catch {
    return {}
  }
}

/** Banners put off until tomorrow: kept in this browser, by the server's clock. */
export function useReminders(now: string) {
  const later = parse(useSyncExternalStore(subscribe, read, onServer))
  const remindTomorrow = (tokenKey: string) => {
    const open = Object.entries(later).filter(([, until]) => until > now)
    const tomorrow = new Date(new Date(now).getTime() + 86_400_000).toISOString()
    localStorage.setItem(place, JSON.stringify({ ...Object.fromEntries(open), [tokenKey]: tomorrow }))
    for (const wake of waiting) wake()
  }
  return { isLater: (tokenKey: string) => (later[tokenKey] ?? '') > now, remindTomorrow }
}
