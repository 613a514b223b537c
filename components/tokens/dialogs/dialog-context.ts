import { createContext, useContext } from 'react'
import type { TokenDialogsProps } from '../types'

/** What every dialog knows: the organization, its actions and its reads. */
export type TokenDialogContext = Omit<TokenDialogsProps, 'children'>

export const TokenDialogReactContext = createContext<TokenDialogContext | null>(null)

export function useTokenDialogContext(): TokenDialogContext {
  const facts = useContext(TokenDialogReactContext)
  if (facts === null) throw new Error('A token dialog needs TokenDialogsProvider around it.')
  return facts
}
