'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useToasts } from '@/components/ui/toasts'
import type { TokenView } from '@/lib/tokens/schema'
import { useAction } from '../../session/use-action'
import { tokensKey } from '../query'
import type { ActionOutcome } from '../types'
import { useListContext } from './list-context'

/** What a row does without asking: each says how it went and reads the list again. */
export function useRowActions() {
  const { scope, actions, inactivityDays } = useListContext()
  const client = useQueryClient()
  const { run } = useAction()
  const toasts = useToasts()
  return useMemo(() => {
    const act = async (action: () => Promise<ActionOutcome<unknown>>, done: string, failed: string) => {
      const outcome = await run(action)
      const again = { label: 'Try again', run: () => void act(action, done, failed) }
      toasts.add(outcome.ok ? { text: done } : { tone: 'bad', text: outcome.error.detail ?? failed, action: again })
      await client.invalidateQueries({ queryKey: tokensKey(scope) })
    }
    return {
      keep: ({ tokenKey, name }: TokenView) =>
        void act(() => actions.keep(tokenKey), `${name} is kept for ${inactivityDays} more days.`, `${name} could not be kept.`),
      restore: ({ tokenKey, name }: TokenView) =>
        void act(() => actions.restore(tokenKey), `${name} is in your list again.`, `${name} could not be restored.`),
    }
  }, [scope, actions, inactivityDays, client, run, toasts])
}
