'use client'

import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useTransition } from 'react'
import { useToasts } from '@/components/ui/toasts'
import type { Failure } from '@/lib/result'
import type { TokenView } from '@/lib/tokens/schema'
import { failureText } from '../../session/failure-text'
import { useAction } from '../../session/use-action'
import { afterSwitch, readAfter } from '../after-failure'
import { switchedText } from '../change-text'
import { useTokenDialogContext } from '../dialogs/dialog-context'
import type { ActionOutcome } from '../types'

interface ActionRequest {
  readonly run: () => Promise<ActionOutcome<TokenView>>
  readonly successText: string
  /** Defaults to the text of the failure; `done` if there is nothing to try again. */
  readonly afterFailure?: (failure: Failure) => Promise<{ readonly text: string; readonly done: boolean }>
  readonly undo?: () => void
}

type DetailActions = ReturnType<typeof useCreateActions>

const DetailActionsContext = createContext<DetailActions | null>(null)

/** Actions without confirmation: each shows a toast and refreshes the page. */
export function useDetailActions(): DetailActions {
  const actions = useContext(DetailActionsContext)
  if (actions === null) throw new Error('useDetailActions is used outside DetailActionsProvider.')
  return actions
}

export function DetailActionsProvider({ token, children }: { readonly token: TokenView; readonly children: ReactNode }) {
  return <DetailActionsContext value={useCreateActions(token)}>{children}</DetailActionsContext>
}

function useCreateActions(token: TokenView) {
  const { tokenKey, name } = token
  const { actions, reads } = useTokenDialogContext()
  const { run } = useAction()
  const router = useRouter()
  const toasts = useToasts()
  const [busy, start] = useTransition()
  const showSuccess = ({ successText, undo }: ActionRequest) => {
    toasts.add({ about: tokenKey, text: successText, ...(undo && { undo }) })
  }
  const showFailure = async (failure: Failure, { afterFailure }: ActionRequest, retry: () => void) => {
    const { text, done } = (await afterFailure?.(failure)) ?? { text: failureText(failure), done: false }
    if (done) toasts.add({ about: tokenKey, text })
    else toasts.add({ about: tokenKey, tone: 'bad', text, action: { label: 'Try again', run: retry } })
  }
  const act = (request: ActionRequest, before?: () => void) => {
    // an older undo would revert the wrong change
    toasts.dismiss(tokenKey)
    start(async () => {
      before?.()
      const outcome = await run(request.run)
      if (outcome.ok) showSuccess(request)
      else await showFailure(outcome.error, request, () => act(request, before))
      start(() => router.refresh())
    })
  }
  const setActive = (active: boolean, show?: (active: boolean) => void): void =>
    act(
      {
        run: () => actions.setActive(tokenKey, active),
        successText: switchedText(token, active),
        afterFailure: async (failure) => afterSwitch(name, active, await readAfter(failure, () => reads.token(tokenKey))),
        undo: () => setActive(!active, show),
      },
      () => show?.(active),
    )
  return {
    busy,
    setActive,
    keep: () => act({ run: () => actions.keep(tokenKey), successText: `${name} is kept.` }),
    restore: () => act({ run: () => actions.restore(tokenKey), successText: `${name} restored to your list.` }),
    stopOld: () => act({ run: () => actions.changeOverlap(tokenKey, { change: 'stop' }), successText: 'The old token no longer works.' }),
    extendOld: () =>
      act({ run: () => actions.changeOverlap(tokenKey, { change: 'extend' }), successText: 'The old token works for 24 more hours.' }),
  }
}
