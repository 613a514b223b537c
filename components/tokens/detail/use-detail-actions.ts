'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { useToasts } from '@/components/ui/toasts'
import type { TokenView } from '@/lib/tokens/schema'
import type { ActionOutcome } from '../contract'
import { useDialogFacts } from '../dialogs/facts'
import { failureText } from '../dialogs/failure-text'
import { useCall } from '../dialogs/use-call'

interface Wish {
  readonly run: () => Promise<ActionOutcome<TokenView>>
  /** What is said once it is done. */
  readonly done: string
  /** What is said when it was not; by default what went wrong. */
  readonly failed?: string
  readonly undo?: () => void
}

/** What the page of a token does at once, without asking: each says how it went and reads the page again. */
export function useDetailActions({ tokenKey, name, usedToday }: TokenView) {
  const { actions } = useDialogFacts()
  const call = useCall()
  const router = useRouter()
  const toasts = useToasts()
  const [busy, start] = useTransition()
  const act = (wish: Wish, before?: () => void) =>
    start(async () => {
      before?.()
      const outcome = await call(wish.run)
      if (outcome.ok) toasts.add({ text: wish.done, ...(wish.undo && { undo: wish.undo }) })
      else {
        const text = wish.failed ?? failureText(outcome.error)
        toasts.add({ tone: 'bad', text, action: { label: 'Try again', run: () => act(wish, before) } })
      }
      start(() => router.refresh())
    })
  const setActive = (active: boolean, show?: (active: boolean) => void): void =>
    act(
      {
        run: () => actions.setActive(tokenKey, active),
        done: active ? `${name} is active again.` : deactivated(name, usedToday),
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
    stopOld: () => act({ run: () => actions.changeOverlap(tokenKey, { change: 'stop' }), done: 'The old token is refused now.' }),
    extendOld: () =>
      act({ run: () => actions.changeOverlap(tokenKey, { change: 'extend' }), done: 'The old token works 24 hours longer.' }),
  }
}

function deactivated(name: string, usedToday: number): string {
  if (usedToday === 0) return `${name} deactivated.`
  const requests = usedToday === 1 ? '1 request' : `${usedToday.toLocaleString('en-GB')} requests`
  return `${name} deactivated. It handled ${requests} in the last 24 hours.`
}
