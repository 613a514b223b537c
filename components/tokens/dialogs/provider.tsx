'use client'

import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useMemo, useState } from 'react'
import type { TokenView } from '@/lib/tokens/schema'
import { SessionPromptSlot } from '../../session/session-prompt-slot'
import { SessionPromptsProvider } from '../../session/session-prompts'
import type { CreateOpening, TokenDialogs, TokenDialogsProps } from '../types'
import { prefetchQueries } from './create-queries'
import { type TokenDialogContext, TokenDialogReactContext } from './dialog-context'
import { dialogCode, type Opened, OpenedDialog } from './opened'

const DialogsContext = createContext<TokenDialogs | null>(null)

export function useTokenDialogs(): TokenDialogs {
  const dialogs = useContext(DialogsContext)
  if (dialogs === null) throw new Error('useTokenDialogs must be used inside TokenDialogsProvider.')
  return dialogs
}

export function TokenDialogsProvider({ children, ...context }: TokenDialogsProps) {
  return (
    <TokenDialogReactContext value={context}>
      <SessionPromptsProvider session={context.session}>
        <Dialogs context={context}>{children}</Dialogs>
        <SessionPromptSlot />
      </SessionPromptsProvider>
    </TokenDialogReactContext>
  )
}

function Dialogs({ context, children }: Pick<TokenDialogsProps, 'children'> & { readonly context: TokenDialogContext }) {
  const [opened, setOpened] = useState<Opened | null>(context.opened ?? null)
  const client = useQueryClient()
  const dialogs = useMemo((): TokenDialogs => {
    const nextKey = (last: Opened | null) => (last?.formKey ?? 0) + 1
    const opener = (kind: Exclude<Opened['kind'], 'create'>) => (token: TokenView) =>
      setOpened((last) => ({ kind, token, formKey: nextKey(last) }))
    return {
      prefetch: () => {
        for (const code of Object.values(dialogCode)) code.prefetch()
        prefetchQueries(client, context)
      },
      openCreate: (opening: CreateOpening = {}) => setOpened((last) => ({ kind: 'create', opening, formKey: nextKey(last) })),
      openEdit: opener('edit'),
      openView: opener('view'),
      openRotate: opener('rotate'),
      openRemove: opener('remove'),
      openDelete: opener('delete'),
    }
  }, [client, context])
  const onClosed = (formKey: number) => setOpened((now) => (now?.formKey === formKey ? null : now))
  return (
    <DialogsContext value={dialogs}>
      {children}
      {opened && <OpenedDialog key={opened.formKey} opened={opened} onClosed={() => onClosed(opened.formKey)} />}
    </DialogsContext>
  )
}
