'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { usePolledUnread } from './use-polled-unread'

const UnreadContext = createContext(0)

/** Number of unread notices. */
export const useUnread = (): number => useContext(UnreadContext)

export function UnreadProvider({ rendered, children }: { readonly rendered: number; readonly children: ReactNode }) {
  return <UnreadContext value={usePolledUnread(rendered)}>{children}</UnreadContext>
}
