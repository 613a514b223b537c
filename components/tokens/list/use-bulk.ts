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

type One = (tokenKey: string) => Promise<ActionOutcome<TokenView | null>>

interface BulkWork {
  readonly tokens: readonly TokenView[]
  /** `deactivated`: what has been done to them. */
  readonly done: string
  readonly one: One
  /** What takes it back, as one step; without it there is no undo. */
  readonly back?: Omit<BulkWork, 'tokens'>
}

export interface BulkProgress {
  readonly at: number
  readonly of: number
}

/** One change for many tokens, one after another; what failed can be tried again, what worked taken back as one step. */
export function useBulk() {
  const { scope, actions } = useListContext()
  const client = useQueryClient()
  const { run } = useAction()
  const toasts = useToasts()
  const { set } = useSelection()
  const { make, withdraw } = useUndoActions()
  const [running, setRunning] = useState<BulkProgress | null>(null)

  const follow = (token: TokenView, now: TokenView | null) => {
    if (now === null) set([token], false)
    else {
      patchToken(client, scope, token.tokenKey, () => now)
      set([now], true)
    }
  }
  const { mutate } = useMutation({
    networkMode: 'always',
    onMutate: ({ tokens }: BulkWork) => {
      for (const place of ['bulk', ...tokens.map(({ tokenKey }) => tokenKey)]) withdraw(place)
    },
    mutationFn: async ({ tokens, one }: BulkWork) => {
      const failed: TokenView[] = []
      for (const [index, token] of tokens.entries()) {
        setRunning({ at: index + 1, of: tokens.length })
        const outcome = await run(() => one(token.tokenKey))
        if (outcome.ok) follow(token, outcome.value)
        else failed.push(token)
      }
      return failed
    },
    onSuccess: (failed, work) => tell(failed, work),
    onSettled: () => {
      setRunning(null)
      return client.invalidateQueries({ queryKey: tokensKey(scope) })
    },
  })
  const tell = (failed: readonly TokenView[], work: BulkWork) => {
    const worked = work.tokens.filter((token) => !failed.includes(token))
    const { back } = work
    if (worked.length > 0) {
      const text = `${countTokens(worked.length)} ${work.done}.`
      if (back) make('bulk', { text, undo: () => mutate({ ...back, tokens: worked }) }, text)
      else toasts.add({ text })
    }
    if (failed.length === 0) return
    const text = `${countTokens(failed.length)} could not be ${work.done}.`
    toasts.add({ tone: 'bad', text, action: { label: 'Try again', run: () => mutate({ ...work, tokens: failed }) } })
  }
  const on = { done: 'activated', one: (key: string) => actions.setActive(key, true) }
  const off = { done: 'deactivated', one: (key: string) => actions.setActive(key, false) }
  const out = { done: 'removed from your list', one: actions.remove }
  const back = { done: 'restored to your list', one: actions.restore }
  return {
    running,
    activate: (tokens: readonly TokenView[]) => mutate({ ...on, tokens, back: off }),
    deactivate: (tokens: readonly TokenView[]) => mutate({ ...off, tokens, back: on }),
    remove: (tokens: readonly TokenView[]) => mutate({ ...out, tokens, back }),
    deleteAll: (tokens: readonly TokenView[]) => mutate({ done: 'deleted permanently', one: actions.delete, tokens }),
  }
}
