'use client'

import { useSyncExternalStore } from 'react'
import { dayMs } from '@/lib/time/units'

const storageKey = 'keyrail.tokens.remind'
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const read = () => localStorage.getItem(storageKey) ?? '{}'
const onServer = () => '{}'

function parse(stored: string): Record<string, string> {
  try {
    return JSON.parse(stored)
  } catch {
    return {}
  }
}

/** Tokens whose banner is snoozed in this browser for a day of the server's clock. */
export function useReminders(now: string) {
  const snoozed = parse(useSyncExternalStore(subscribe, read, onServer))
  const remindTomorrow = (tokenKey: string) => {
    const pending = Object.entries(snoozed).filter(([, until]) => until > now)
    const tomorrow = new Date(new Date(now).getTime() + dayMs).toISOString()
    localStorage.setItem(storageKey, JSON.stringify({ ...Object.fromEntries(pending), [tokenKey]: tomorrow }))
    for (const listener of listeners) listener()
  }
  return { isSnoozed: (tokenKey: string) => (snoozed[tokenKey] ?? '') > now, remindTomorrow }
}
