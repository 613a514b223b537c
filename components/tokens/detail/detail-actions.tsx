'use client'

import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useRef, useTransition } from 'react'
import { useToasts } from '@/components/ui/toasts'
import type { TokenView } from '@/lib/tokens/schema'
import { failureText } from '../../session/failure-text'
import { useAction } from '../../session/use-action'
import { useTokenDialogContext } from '../dialogs/dialog-context'
import type { ActionOutcome } from '../types'

interface Wish {
  readonly run: () => Promise<ActionOutcome<TokenView>>
  /** What is said once it is done. */
  readonly done: string
  /** What is said when it was not; by default what went wrong. */
  readonly failed?: string
  readonly undo?: () => void
}

type DetailActions = ReturnType<typeof useMakeActions>

const DetailActionsContext = createContext<DetailActions | null>(null)

/** What the page of a token does at once, without asking: each says how it went and reads the page again. */
export function useDetailActions(): DetailActions {
  const actions = useContext(DetailActionsContext)
  if (actions === null) throw new Error('useDetailActions needs DetailActionsProvider around it.')
  return actions
}

export function DetailActionsProvider({ token, children }: { readonly token: TokenView; readonly children: ReactNode }) {
  return <DetailActionsContext value={useMakeActions(token)}>{children}</DetailActionsContext>
}

function useMakeActions({ tokenKey, name, type, usedToday }: TokenView) {
  const { actions } = useTokenDialogContext()
  const { run } = useAction()
  const router = useRouter()
  const toasts = useToasts()
  const [busy, start] = useTransition()
  const offered = useRef<number | null>(null)
  const say = ({ done, undo }: Wish) => {
    offered.current = toasts.add({ text: done, ...(undo && { undo }) })
  }
  const act = (wish: Wish, before?: () => void) => {
    // an older undo would take back the wrong change
    if (offered.current !== null) toasts.dismiss(offered.current)
    start(async () => {
      before?.()
      const outcome = await run(wish.run)
      if (outcome.ok) say(wish)
      // somebody else was quicker: the page that is read again shows it
      else if (outcome.error.code !== 'wrong_status') {
        const text = wish.failed ?? failureText(outcome.error)
        toasts.add({ tone: 'bad', text, action: { label: 'Try again', run: () => act(wish, before) } })
      }
      start(() => router.refresh())
    })
  }
  const setActive = (active: boolean, show?: (active: boolean) => void): void =>
    act(
      {
        run: () => actions.setActive(tokenKey, active),
        done: active ? `${name} is active again.` : deactivated(name, type, usedToday),
        failed: active
          ? `${name} could not be activated. It is still deactivated.`
          : `${name} could not be deactivated. It is still active.`,
        undo: () => setActive(!active, show),
      },
      () => show?.(active),
    )
  return {
    busy,
    setActive,
    keep: () => act({ run: () => actions.keep(tokenKey), done: `${name} is kept.` }),
    restore: () => act({ run: () => actions.restore(tokenKey), done: `${name} is in your list again.` }),
    stopOld: () => act({ run: () => actions.changeOverlap(tokenKey, { change: 'stop' }), done: 'The old token is rejected now.' }),
    extendOld: () =>
      act({ run: () => actions.changeOverlap(tokenKey, { change: 'extend' }), done: 'The old token works 24 hours longer.' }),
  }
}

function deactivated(name: string, type: TokenView['type'], usedToday: number): string {
  if (type === 'managed') return `Deliveries to ${name} are paused.`
  if (usedToday === 0) return `${name} deactivated.`
  const requests = usedToday === 1 ? '1 request' : `${usedToday.toLocaleString('en-GB')} requests`
  return `${name} deactivated. It handled ${requests} in the last 24 hours.`
}
