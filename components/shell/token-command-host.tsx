'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useRef, useState } from 'react'
import type { TokenView } from '@/lib/tokens/schema'
import { useAction } from '../session/use-action'
import { afterSwitch, readAfter } from '../tokens/after-failure'
import { changeToast, switchedText } from '../tokens/change-text'
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
          toasts.add(changeToast(change))
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
    activate: () => void toggle(token, true),
    deactivate: () => void toggle(token, false),
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
  const { actions, reads } = useTokenDialogContext()
  const { run } = useAction()
  const toasts = useToasts()
  const refresh = useRefresh()
  return async function toggle(token: TokenView, active: boolean): Promise<void> {
    const outcome = await run(() => actions.setActive(token.tokenKey, active))
    const about = token.tokenKey
    if (outcome.ok) toasts.add({ about, text: switchedText(token, active), undo: () => void toggle(token, !active) })
    else {
      const after = await readAfter(outcome.error, () => reads.token(token.tokenKey))
      const { text, done } = afterSwitch(token.name, active, after)
      if (done) toasts.add({ about, text })
      else toasts.add({ about, tone: 'bad', text, action: { label: 'Try again', run: () => void toggle(token, active) } })
    }
    refresh()
  }
}
