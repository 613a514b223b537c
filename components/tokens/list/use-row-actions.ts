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

/** What a row does without asking: each says how it went and reads the list again. */
export function useRowActions() {
  const { scope, actions, inactivityDays } = useListContext()
  const client = useQueryClient()
  const dialogs = useTokenDialogs()
  const toasts = useToasts()
  return useMemo(() => {
    const act = async (run: () => Promise<ActionOutcome<unknown>>, done: string, failed: string) => {
      try {
        await perform(dialogs, run)
        toasts.add({ text: done })
      } catch (error) {
        const reason = error instanceof Rejected ? error.failure.detail : undefined
        const again = { label: 'Try again', run: () => void act(run, done, failed) }
        toasts.add({ tone: 'bad', text: reason ?? failed, action: again })
      }
      await client.invalidateQueries({ queryKey: tokensKey(scope) })
    }
    return {
      keep: ({ tokenKey, name }: TokenView) =>
        void act(() => actions.keep(tokenKey), `${name} is kept for ${inactivityDays} more days.`, `${name} could not be kept.`),
      restore: ({ tokenKey, name }: TokenView) =>
        void act(() => actions.restore(tokenKey), `${name} is in your list again.`, `${name} could not be restored.`),
    }
  }, [scope, actions, inactivityDays, client, dialogs, toasts])
}
