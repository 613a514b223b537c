'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useToasts } from '@/components/ui/toasts'
import type { TokenView } from '@/lib/tokens/schema'
import { useAction } from '../../session/use-action'
import { isSwitched, readAfter } from '../after-failure'
import { countTokens } from '../labels'
import { patchToken, tokensKey } from '../query'
import type { ActionOutcome } from '../types'
import { type BulkResult, bulkFailureText, fateAfter } from './bulk-text'
import { useListContext } from './list-context'
import { useSelection } from './selection'
import { useUndoActions } from './undo'

type BulkAction = (tokenKey: string) => Promise<ActionOutcome<TokenView | null>>

interface BulkWork {
  readonly tokens: readonly TokenView[]
  /** `deactivated`, for the texts. */
  readonly participle: string
  readonly run: BulkAction
  /** True if the token, read after a failure, is as requested; null = it no longer exists. */
  readonly isDone: (token: TokenView | null) => boolean
  /** Reverts the action as one step. */
  readonly undo?: Omit<BulkWork, 'tokens'>
}

interface BulkProgress {
  readonly current: number
  readonly total: number
}

/** Changes tokens one after another. Failed ones can be retried, and the others undone as one step. */
export function useBulk() {
  const { scope, actions, reads, inactivityDays } = useListContext()
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
  const change = async (token: TokenView, { run: action, isDone }: BulkWork): Promise<keyof BulkResult> => {
    const outcome = await run(() => action(token.tokenKey))
    if (outcome.ok) update(token, outcome.value)
    if (outcome.ok) return 'succeeded'
    const after = await readAfter(outcome.error, () => reads.token(token.tokenKey))
    if (after.kind === 'read') update(token, after.token)
    if (after.kind === 'missing') update(token, null)
    return fateAfter(after, isDone)
  }
  const changeEach = async (work: BulkWork): Promise<BulkResult> => {
    const result: Record<keyof BulkResult, TokenView[]> = { succeeded: [], missing: [], failed: [], unknown: [] }
    for (const [index, token] of work.tokens.entries()) {
      setRunning({ current: index + 1, total: work.tokens.length })
      result[await change(token, work)].push(token)
    }
    return result
  }
  const start = async (work: BulkWork) => {
    for (const id of ['bulk', ...work.tokens.map(({ tokenKey }) => tokenKey)]) withdraw(id)
    try {
      report(await changeEach(work), work)
    } finally {
      setRunning(null)
      await client.invalidateQueries({ queryKey: tokensKey(scope) })
    }
  }
  const report = (result: BulkResult, work: BulkWork) => {
    const { succeeded } = result
    const { undo } = work
    if (succeeded.length > 0) {
      const text = `${countTokens(succeeded.length)} ${work.participle}.`
      if (undo) offer('bulk', { text, undo: () => void start({ ...undo, tokens: succeeded }) }, text)
      else toasts.add({ text })
    }
    const text = bulkFailureText(result, work.participle)
    const retried = [...result.failed, ...result.unknown]
    const retry = { label: 'Try again', run: () => void start({ ...work, tokens: retried }) }
    if (text !== null) toasts.add({ tone: 'bad', text, ...(retried.length > 0 && { action: retry }) })
  }
  const switchTo = (active: boolean) => ({
    participle: active ? 'activated' : 'deactivated',
    run: (key: string) => actions.setActive(key, active),
    isDone: (token: TokenView | null) => token !== null && isSwitched(token, active),
  })
  const [activate, deactivate] = [switchTo(true), switchTo(false)]
  const remove = { participle: 'removed from your list', run: actions.remove, isDone: isListed(false) }
  const restore = { participle: 'restored to your list', run: actions.restore, isDone: isListed(true) }
  const keep = { participle: `kept for ${inactivityDays} more days`, run: actions.keep, isDone: isNotIdle }
  const erase = { participle: 'deleted permanently', run: actions.delete, isDone: isMissing }
  return {
    running,
    activate: (tokens: readonly TokenView[]) => void start({ ...activate, tokens, undo: deactivate }),
    deactivate: (tokens: readonly TokenView[]) => void start({ ...deactivate, tokens, undo: activate }),
    remove: (tokens: readonly TokenView[]) => void start({ ...remove, tokens, undo: restore }),
    restore: (tokens: readonly TokenView[]) => void start({ ...restore, tokens, undo: remove }),
    keep: (tokens: readonly TokenView[]) => void start({ ...keep, tokens }),
    deleteAll: (tokens: readonly TokenView[]) => void start({ ...erase, tokens }),
  }
}

const isListed = (listed: boolean) => (token: TokenView | null) => token !== null && (token.removedAt === null) === listed
const isNotIdle = (token: TokenView | null): boolean => token !== null && token.status !== 'idle'
const isMissing = (token: TokenView | null): boolean => token === null
