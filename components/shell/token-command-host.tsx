'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useRef, useState } from 'react'
import type { TokenView } from '@/lib/tokens/schema'
import { failureText } from '../session/failure-text'
import { useAction } from '../session/use-action'
import { changeText, switchedText } from '../tokens/change-text'
import { useTokenDialogContext } from '../tokens/dialogs/dialog-context'
import { TokenDialogsProvider, useTokenDialogs } from '../tokens/dialogs/provider'
import { queryClient } from '../tokens/query'
import { createReads } from '../tokens/read-data'
import type { TokenDialogsProps } from '../tokens/types'
import { useCopy } from '../ui/copy-button'
import type { ToastInput } from '../ui/toast-stack'
import { useToasts } from '../ui/toasts'
import { useShell } from './shell-context'
import type { TokenCommand } from './token-actions'

export type TokenCommandActions = Pick<TokenDialogsProps, 'actions' | 'session' | 'apiBase'>

interface TokenCommandHostProps {
  readonly command: TokenCommand
  readonly server: TokenCommandActions
}

/** Runs a command of the palette on any page, with the dialogs and prompts of the tokens page. */
export function TokenCommandHost({ command, server }: TokenCommandHostProps) {
  const { organization } = useShell()
  const [reads] = useState(() => createReads(organization.slug))
  const refresh = useRefresh()
  const toasts = useToasts()
  return (
    <QueryClientProvider client={queryClient()}>
      <TokenDialogsProvider
        {...server}
        org={organization}
        reads={reads}
        onChange={(change) => {
          toasts.add({ text: changeText(change) })
          refresh()
        }}
      >
        <Run command={command} />
      </TokenDialogsProvider>
    </QueryClientProvider>
  )
}

/** Reloads the lists and the page, which may show the changed token. */
function useRefresh() {
  const router = useRouter()
  return () => {
    void queryClient().invalidateQueries({ queryKey: ['tokens'] })
    startTransition(() => router.refresh())
  }
}

function Run({ command }: { readonly command: TokenCommand }) {
  const { openRotate } = useTokenDialogs()
  const toggle = useToggle()
  const toasts = useToasts()
  const { copy } = useCopy()
  const done = useRef<TokenCommand | null>(null)
  const { kind, token } = command
  const runs: Record<TokenCommand['kind'], () => void> = {
    rotate: () => openRotate(token),
    activate: () => toggle(token, true),
    deactivate: () => toggle(token, false),
    copy: () => void copy(token.tokenKey).then((copied) => toasts.add(copyToast(token, copied))),
  }
  useEffect(() => {
    if (done.current === command) return
    done.current = command
    runs[kind]()
  })
  return null
}

const copyToast = ({ name, tokenKey }: TokenView, copied: boolean): ToastInput =>
  copied
    ? { text: `Token key of ${name} copied.` }
    : { tone: 'bad', text: `The browser did not allow copying. The token key is ${tokenKey}.` }

function useToggle() {
  const { actions } = useTokenDialogContext()
  const { run } = useAction()
  const toasts = useToasts()
  const refresh = useRefresh()
  return function toggle(token: TokenView, active: boolean): void {
    void run(() => actions.setActive(token.tokenKey, active)).then((outcome) => {
      if (outcome.ok) toasts.add({ text: switchedText(token, active), undo: () => toggle(token, !active) })
      else
        toasts.add({
          tone: 'bad',
          text: failureText(outcome.error, 'token'),
          action: { label: 'Try again', run: () => toggle(token, active) },
        })
      refresh()
    })
  }
}
