'use client'

import { createContext, type ReactNode, useContext } from 'react'

export interface Preferences {
  /** IANA zone every time is shown in, on the server and in the browser. */
  readonly timeZone: string
  /** Absolute times in the place of "12 minutes ago". */
  readonly exactTimes: boolean
}

const PreferencesContext = createContext<Preferences>({ timeZone: 'UTC', exactTimes: false })

export const usePreferences = (): Preferences => useContext(PreferencesContext)

export function PreferencesProvider({ value, children }: { readonly value: Preferences; readonly children: ReactNode }) {
  return <PreferencesContext value={value}>{children}</PreferencesContext>
}
