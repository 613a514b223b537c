'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useToasts } from '@/components/ui/toasts'
import type { TokenView } from '@/lib/tokens/schema'
import { useAction } from '../../session/use-action'
import { countTokens } from '../labels'
import { patchToken, tokensKey } from '../query'
import type { ActionOutcome } from '../types'
import { useListContext } from './list-context'
import { useSelection } from './selection'
import { useUndoActions } from './undo'

type BulkAction = (tokenKey: string) => Promise<ActionOutcome<TokenView | null>>

interface BulkWork {
  readonly tokens: readonly TokenView[]
  /** `deactivated`, for the texts. */
  readonly participle: string
  readonly run: BulkAction
  /** Reverts the action as one step. */
  readonly undo?: Omit<BulkWork, 'tokens'>
}

interface BulkProgress {
  readonly current: number
  readonly total: number
}

/** Changes tokens one after another. Failed ones can be retried, and the others undone as one step. */
export function useBulk() {
  const { scope, actions, inactivityDays } = useListContext()
  const client = useQueryClient()
  const { run } = useAction()
  const toasts = useToasts()
  const { set } = useSelection()
  const { offer, withdraw } = useUndoActions()
  const [running, setRunning] = useState<BulkProgress | null>(null)

  const update = (token: TokenView, changed: TokenView | null) => {
    if (changed === null) set([token], false)
    else {
      patchToken(client, scope, token.tokenKey, () => changed)
      set([changed], true)
    }
  }
  const { mutate } = useMutation({
    networkMode: 'always',
    onMutate: ({ tokens }: BulkWork) => {
      for (const id of ['bulk', ...tokens.map(({ tokenKey }) => tokenKey)]) withdraw(id)
    },
    mutationFn: async ({ tokens, run: action }: BulkWork) => {
      const failed: TokenView[] = []
      for (const [index, token] of tokens.entries()) {
        setRunning({ current: index + 1, total: tokens.length })
        const outcome = await run(() => action(token.tokenKey))
        if (outcome.ok) update(token, outcome.value)
        else failed.push(token)
      }
      return failed
    },
    onSuccess: (failed, work) => report(failed, work),
    onSettled: () => {
      setRunning(null)
      return client.invalidateQueries({ queryKey: tokensKey(scope) })
    },
  })
  const report = (failed: readonly TokenView[], work: BulkWork) => {
    const succeeded = work.tokens.filter((token) => !failed.includes(token))
    const { undo } = work
    if (succeeded.length > 0) {
      const text = `${countTokens(succeeded.length)} ${work.participle}.`
      if (undo) offer('bulk', { text, undo: () => mutate({ ...undo, tokens: succeeded }) }, text)
      else toasts.add({ text })
    }
    if (failed.length === 0) return
    const text = `${countTokens(failed.length)} could not be ${work.participle}.`
    toasts.add({ tone: 'bad', text, action: { label: 'Try again', run: () => mutate({ ...work, tokens: failed }) } })
  }
  const activate = { participle: 'activated', run: (key: string) => actions.setActive(key, true) }
  const deactivate = { participle: 'deactivated', run: (key: string) => actions.setActive(key, false) }
  const remove = { participle: 'removed from your list', run: actions.remove }
  const restore = { participle: 'restored to your list', run: actions.restore }
  return {
    running,
    activate: (tokens: readonly TokenView[]) => mutate({ ...activate, tokens, undo: deactivate }),
    deactivate: (tokens: readonly TokenView[]) => mutate({ ...deactivate, tokens, undo: activate }),
    remove: (tokens: readonly TokenView[]) => mutate({ ...remove, tokens, undo: restore }),
    restore: (tokens: readonly TokenView[]) => mutate({ ...restore, tokens, undo: remove }),
    keep: (tokens: readonly TokenView[]) => mutate({ participle: `kept for ${inactivityDays} more days`, run: actions.keep, tokens }),
    deleteAll: (tokens: readonly TokenView[]) => mutate({ participle: 'deleted permanently', run: actions.delete, tokens }),
  }
}
