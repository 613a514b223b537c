import { createContext, useContext } from 'react'
import type { TokenDialogsProps } from '../types'

/** What every dialog knows: the organization, its actions and its reads. */
export type DialogFacts = Omit<TokenDialogsProps, 'children'>

export const DialogFactsContext = createContext<DialogFacts | null>(null)

export function useDialogFacts(): DialogFacts {
  const facts = useContext(DialogFactsContext)
  if (facts === null) throw new Error('A token dialog needs TokenDialogsProvider around it.')
  return facts
}
