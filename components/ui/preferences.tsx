'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { HourCycle } from '@/lib/time/format'
import { DisplayScript } from './display-script'

interface Preferences {
  /** IANA time zone of every time shown, on the server and in the browser. */
  readonly timeZone: string
  /** Shows absolute times instead of "12 minutes ago". */
  readonly exactTimes: boolean
  readonly hourCycle: HourCycle
  /** 0 = Sunday … 6 = Saturday. */
  readonly weekStart: number
  readonly singleKeys: boolean
  readonly density: 'comfortable' | 'compact'
  readonly reduceMotion: boolean
}

const initial: Preferences = {
  timeZone: 'UTC',
  exactTimes: false,
  hourCycle: 'h23',
  weekStart: 1,
  singleKeys: true,
  density: 'comfortable',
  reduceMotion: false,
}

const PreferencesContext = createContext<Preferences>(initial)

export const usePreferences = (): Preferences => useContext(PreferencesContext)

interface PreferencesProviderProps {
  readonly value: Preferences
  /** Nonce of the page's scripts. */
  readonly nonce: string | undefined
  readonly children: ReactNode
}

export function PreferencesProvider({ value, nonce, children }: PreferencesProviderProps) {
  return (
    <PreferencesContext value={value}>
      <DisplayScript nonce={nonce} density={value.density} reduceMotion={value.reduceMotion} />
      {children}
    </PreferencesContext>
  )
}
