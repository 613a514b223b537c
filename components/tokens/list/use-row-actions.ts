'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useToasts } from '@/components/ui/toasts'
import type { TokenView } from '@/lib/tokens/schema'
import { failureText } from '../../session/failure-text'
import { useAction } from '../../session/use-action'
import { tokensKey } from '../query'
import type { ActionOutcome } from '../types'
import { useListContext } from './list-context'

/** Row actions without confirmation: each shows a toast and reloads the list. */
export function useRowActions() {
  const { scope, actions, inactivityDays } = useListContext()
  const client = useQueryClient()
  const { run } = useAction()
  const toasts = useToasts()
  return useMemo(() => {
    const act = async (about: string, action: () => Promise<ActionOutcome<unknown>>, successText: string) => {
      const outcome = await run(action)
      const retry = { label: 'Try again', run: () => void act(about, action, successText) }
      toasts.add(outcome.ok ? { about, text: successText } : { about, tone: 'bad', text: failureText(outcome.error), action: retry })
      await client.invalidateQueries({ queryKey: tokensKey(scope) })
    }
    return {
      keep: ({ tokenKey, name }: TokenView) =>
        void act(tokenKey, () => actions.keep(tokenKey), `${name} is kept for ${inactivityDays} more days.`),
      restore: ({ tokenKey, name }: TokenView) => void act(tokenKey, () => actions.restore(tokenKey), `${name} restored to your list.`),
    }
  }, [scope, actions, inactivityDays, client, run, toasts])
}
