'use client'

import { createContext, type ReactNode, useContext } from 'react'

interface Preferences {
  /** IANA time zone of every time shown, on the server and in the browser. */
  readonly timeZone: string
  /** Shows absolute times instead of "12 minutes ago". */
  readonly exactTimes: boolean
}

const PreferencesContext = createContext<Preferences>({ timeZone: 'UTC', exactTimes: false })

export const usePreferences = (): Preferences => useContext(PreferencesContext)

export function PreferencesProvider({ value, children }: { readonly value: Preferences; readonly children: ReactNode }) {
  return <PreferencesContext value={value}>{children}</PreferencesContext>
}
