'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useToasts } from '@/components/ui/toasts'
import type { TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { tokensKey } from '../query'
import type { ActionOutcome } from '../types'
import { useListContext } from './list-context'
import { perform, Rejected } from './perform'

/** Row actions without confirmation: each shows a toast and reloads the list. */
export function useRowActions() {
  const { scope, actions, inactivityDays } = useListContext()
  const client = useQueryClient()
  const dialogs = useTokenDialogs()
  const toasts = useToasts()
  return useMemo(() => {
    const act = async (run: () => Promise<ActionOutcome<unknown>>, successText: string, failureText: string) => {
      try {
        await perform(dialogs, run)
        toasts.add({ text: successText })
      } catch (error) {
        const reason = error instanceof Rejected ? error.failure.detail : undefined
        const retry = { label: 'Try again', run: () => void act(run, successText, failureText) }
        toasts.add({ tone: 'bad', text: reason ?? failureText, action: retry })
      }
      await client.invalidateQueries({ queryKey: tokensKey(scope) })
    }
    return {
      keep: ({ tokenKey, name }: TokenView) =>
        void act(() => actions.keep(tokenKey), `${name} is kept for ${inactivityDays} more days.`, `${name} could not be kept.`),
      restore: ({ tokenKey, name }: TokenView) =>
        void act(() => actions.restore(tokenKey), `${name} restored to your list.`, `${name} could not be restored.`),
    }
  }, [scope, actions, inactivityDays, client, dialogs, toasts])
}
