'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { SessionActions } from '../../session/types'
import { TokenDialogsProvider } from '../dialogs/provider'
import { queryClient } from '../query'
import { createReads } from '../read-data'
import type { TokenActions, TokenChange } from '../types'
import { HighlightsProvider } from './highlights'
import { ListActionsProvider } from './list-actions'
import { type ListContext, ListContextProvider } from './list-context'
import { ListHeader } from './list-header'
import { ListParamsProvider } from './list-params-context'
import { SelectionProvider } from './selection'
import { UndoProvider } from './undo'
import { useFollowChanges } from './use-follow-changes'

export interface TokensScreenProps {
  readonly frame: ListContext
  readonly actions: TokenActions
  readonly session: SessionActions
  readonly apiBase: string
  /** The list, read on the server. */
  readonly children: ReactNode
}

type Follow = (change: TokenChange) => void

/** The page of API tokens: heading and tabs, the list below, and the dialogs above both. */
export function TokensScreen({ frame, actions, session, apiBase, children }: TokensScreenProps) {
  const { org, personId } = frame
  const [reads] = useState(() => createReads(org.slug))
  const follow = useRef<Follow>(() => undefined)
  const dialogs = { org, actions, reads, session, apiBase, onChange: (change: TokenChange) => follow.current(change) }
  return (
    <QueryClientProvider client={queryClient()}>
      <ListParamsProvider>
        <ListContextProvider value={{ ...frame, actions, reads, scope: { org: org.slug, personId } }}>
          <UndoProvider>
            <HighlightsProvider>
              <TokenDialogsProvider {...dialogs}>
                <ListActionsProvider>
                  <SelectionProvider>
                    <Follower
                      onFollow={(now) => {
                        follow.current = now
                      }}
                    />
                    <div className="flex flex-col gap-6">
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

// The list is followed from inside the dialogs, so that an undo may open them in turn.
function Follower({ onFollow }: { readonly onFollow: (follow: Follow) => void }) {
  const follow = useFollowChanges()
  useEffect(() => {
    onFollow(follow)
  })
  return null
}
