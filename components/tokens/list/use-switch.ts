'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useToasts } from '@/components/ui/toasts'
import type { Failure } from '@/lib/result'
import type { TokenView } from '@/lib/tokens/schema'
import { useAction } from '../../session/use-action'
import { afterSwitch, readAfter } from '../after-failure'
import { switchedText } from '../change-text'
import { patchToken, tokensKey } from '../query'
import { useListContext } from './list-context'
import { useUndoActions } from './undo'

interface SwitchRequest {
  readonly token: TokenView
  readonly active: boolean
}

/**
 * Switches optimistically and offers Undo. After a failure the token is read again. Never queued while offline: a deactivation must
 * fail visibly.
 */
export function useSwitch(): (request: SwitchRequest) => void {
  const { scope, actions, reads } = useListContext()
  const client = useQueryClient()
  const { run } = useAction()
  const toasts = useToasts()
  const { offer, withdraw } = useUndoActions()
  const running = useRef(0)
  const flip = async (request: SwitchRequest) => {
    const { token, active } = request
    running.current += 1
    void client.cancelQueries({ queryKey: tokensKey(scope) })
    withdraw(token.tokenKey)
    patchToken(client, scope, token.tokenKey, optimistic(active))
    const outcome = await run(() => actions.setActive(token.tokenKey, active))
    await (outcome.ok ? showDone(outcome.value, request) : showFailure(outcome.error, request))
    running.current -= 1
    // a list read while another switch runs would show that one's old state
    if (running.current === 0) await client.invalidateQueries({ queryKey: tokensKey(scope) })
  }
  const showDone = (updated: TokenView, { token, active }: SwitchRequest) => {
    patchToken(client, scope, token.tokenKey, () => updated)
    const undo = () => void flip({ token: updated, active: !active })
    offer(token.tokenKey, { text: active ? 'Activated.' : 'Deactivated.', undo }, switchedText(token, active))
  }
  const showFailure = async (failure: Failure, request: SwitchRequest) => {
    const { token, active } = request
    const after = await readAfter(failure, () => reads.token(token.tokenKey))
    patchToken(client, scope, token.tokenKey, () => (after.kind === 'read' ? after.token : token))
    const { text, done } = afterSwitch(token.name, active, after)
    const about = token.tokenKey
    if (done) toasts.add({ about, text })
    else toasts.add({ about, tone: 'bad', text, action: { label: 'Try again', run: () => void flip(request) } })
  }
  return (request) => void flip(request)
}

/** Shown until the server responds. */
const optimistic =
  (active: boolean) =>
  (token: TokenView): TokenView => ({
    ...token,
    status: active ? 'active' : 'deactivated',
    works: active,
    deactivatedAt: active ? null : (token.deactivatedAt ?? token.createdAt),
    deactivatedBy: null,
  })
