import { createContext, useContext } from 'react'
import type { TokenDialogsProps } from '../types'

export type TokenDialogContext = Omit<TokenDialogsProps, 'children'>

export const TokenDialogReactContext = createContext<TokenDialogContext | null>(null)

export function useTokenDialogContext(): TokenDialogContext {
  const context = useContext(TokenDialogReactContext)
  if (context === null) throw new Error('useTokenDialogContext must be used inside TokenDialogsProvider.')
  return context
}
