'use client'

import { createContext, useContext, useMemo, useState } from 'react'
import type { TokenView } from '@/lib/tokens/schema'
import { SessionPromptSlot } from '../../session/session-prompt-slot'
import { SessionPromptsProvider, useSessionPrompts } from '../../session/session-prompts'
import type { TokenDialogs, TokenDialogsProps } from '../types'
import type { TokenKind } from './create/draft'
import { type TokenDialogContext, TokenDialogReactContext } from './dialog-context'
import { dialogCode, type Opened, OpenedDialog } from './opened'
import { usePrefetch } from './queries'

const DialogsContext = createContext<TokenDialogs | null>(null)

/** Opens the token dialogs, from anywhere inside `TokenDialogsProvider`. */
export function useTokenDialogs(): TokenDialogs {
  const dialogs = useContext(DialogsContext)
  if (dialogs === null) throw new Error('useTokenDialogs needs TokenDialogsProvider around it.')
  return dialogs
}

export function TokenDialogsProvider({ children, ...facts }: TokenDialogsProps) {
  return (
    <TokenDialogReactContext value={facts}>
      <SessionPromptsProvider session={facts.session}>
        <Dialogs facts={facts}>{children}</Dialogs>
        <SessionPromptSlot />
      </SessionPromptsProvider>
    </TokenDialogReactContext>
  )
}

function Dialogs({ facts, children }: Pick<TokenDialogsProps, 'children'> & { readonly facts: TokenDialogContext }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const { sessionEnded, confirmPerson } = useSessionPrompts()
  const prefetch = usePrefetch(facts)
  const dialogs = useMemo((): TokenDialogs => {
    const show = (kind: Exclude<Opened['kind'], 'create'>) => (token: TokenView) =>
      setOpened((last) => ({ kind, token, turn: (last?.turn ?? 0) + 1 }))
    return {
      warm: () => {
        for (const code of Object.values(dialogCode)) code.prefetch()
        prefetch()
      },
      openCreate: (type: TokenKind = 'user', locationId?: string) =>
        setOpened((last) => ({ kind: 'create', type, locationId: locationId ?? null, turn: (last?.turn ?? 0) + 1 })),
      openEdit: show('edit'),
      openView: show('view'),
      openRotate: show('rotate'),
      openRemove: show('remove'),
      openDelete: show('delete'),
      sessionEnded,
      confirmPerson,
    }
  }, [prefetch, sessionEnded, confirmPerson])
  return (
    <DialogsContext value={dialogs}>
      {children}
      {opened && (
        <OpenedDialog key={opened.turn} opened={opened} onGone={() => setOpened((now) => (now?.turn === opened.turn ? null : now))} />
      )}
    </DialogsContext>
  )
}
