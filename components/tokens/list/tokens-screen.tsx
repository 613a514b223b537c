'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { SessionActions } from '../../session/types'
import { TokenDialogsProvider } from '../dialogs/provider'
import { queryClient } from '../query'
import { createReads } from '../read-data'
import type { OpenedCreate, TokenActions, TokenChange } from '../types'
import { HighlightsProvider } from './highlights'
import { ListActionsProvider } from './list-actions'
import { type ListContext, ListContextProvider } from './list-context'
import { ListHeader } from './list-header'
import { ListParamsProvider } from './list-params-context'
import { SelectionProvider } from './selection'
import { UndoProvider } from './undo'
import { useFollowChanges } from './use-follow-changes'

interface TokensScreenProps {
  readonly context: ListContext
  readonly actions: TokenActions
  readonly session: SessionActions
  readonly apiBase: string
  /** The create dialog that the URL asks for. */
  readonly opened?: OpenedCreate | null
  readonly children: ReactNode
}

type ChangeHandler = (change: TokenChange) => void

export function TokensScreen({ context, actions, session, apiBase, opened, children }: TokensScreenProps) {
  const { org, personId } = context
  const [reads] = useState(() => createReads(org.slug))
  const handleChange = useRef<ChangeHandler>(() => undefined)
  const dialogs = { org, actions, reads, session, apiBase, opened, onChange: (change: TokenChange) => handleChange.current(change) }
  return (
    <QueryClientProvider client={queryClient()}>
      <ListParamsProvider>
        <ListContextProvider value={{ ...context, actions, reads, scope: { org: org.slug, personId } }}>
          <UndoProvider>
            <HighlightsProvider>
              <TokenDialogsProvider {...dialogs}>
                <ListActionsProvider>
                  <SelectionProvider>
                    <ChangeFollower
                      onRender={(handler) => {
                        handleChange.current = handler
                      }}
                    />
                    <div data-wide className="flex flex-col gap-3">
                      <ListHeader />
                      {children}
                    </div>
                  </SelectionProvider>
                </ListActionsProvider>
              </TokenDialogsProvider>
            </HighlightsProvider>
          </UndoProvider>
        </ListContextProvider>
      </ListParamsProvider>
    </QueryClientProvider>
  )
}

// Rendered inside the dialogs, whose changes it handles, because Undo may open a sign-in prompt.
function ChangeFollower({ onRender }: { readonly onRender: (handler: ChangeHandler) => void }) {
  const handler = useFollowChanges()
  useEffect(() => {
    onRender(handler)
  })
  return null
}
