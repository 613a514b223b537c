'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToasts } from '@/components/ui/toasts'
import type { Failure } from '@/lib/result'
import type { TokenView } from '@/lib/tokens/schema'
import { useAction } from '../../session/use-action'
import { patchToken, tokensKey } from '../query'
import { useListContext } from './list-context'
import { useUndoActions } from './undo'

export interface SwitchRequest {
  readonly token: TokenView
  readonly active: boolean
}

/** The switch of a row: acts at once, can be taken back, and returns visibly when the server rejects. Never waits for a connection. */
export function useSwitch(): (wish: SwitchRequest) => void {
  const { scope, actions } = useListContext()
  const client = useQueryClient()
  const { run } = useAction()
  const toasts = useToasts()
  const { make, withdraw } = useUndoActions()
  const { mutate } = useMutation({
    mutationKey: ['switch'],
    networkMode: 'always',
    mutationFn: ({ token, active }: SwitchRequest) => run(() => actions.setActive(token.tokenKey, active)),
    onMutate: ({ token, active }) => {
      void client.cancelQueries({ queryKey: tokensKey(scope) })
      withdraw(token.tokenKey)
      patchToken(client, scope, token.tokenKey, switched(active))
    },
    onSuccess: (outcome, request) => (outcome.ok ? showDone(outcome.value, request) : showFailure(outcome.error, request)),
    onSettled: () => client.isMutating({ mutationKey: ['switch'] }) === 1 && client.invalidateQueries({ queryKey: tokensKey(scope) }),
  })
  const showDone = (now: TokenView, { token, active }: SwitchRequest) => {
    patchToken(client, scope, token.tokenKey, () => now)
    const undo = () => mutate({ token: now, active: !active })
    make(token.tokenKey, { text: active ? 'Activated.' : 'Deactivated.', undo }, doneSentence(token, active))
  }
  const showFailure = ({ code }: Failure, request: SwitchRequest) => {
    patchToken(client, scope, request.token.tokenKey, () => request.token)
    // Someone else switched it first: the list is read again and shows it.
    if (code === 'wrong_status') return
    toasts.add({ tone: 'bad', text: failedSentence(request), action: { label: 'Try again', run: () => mutate(request) } })
  }
  return mutate
}

/** What the row shows until the server has answered. */
const switched =
  (active: boolean) =>
  (token: TokenView): TokenView => ({
    ...token,
    status: active ? 'active' : 'deactivated',
    works: active,
    deactivatedAt: active ? null : (token.deactivatedAt ?? token.createdAt),
    deactivatedBy: null,
  })

function doneSentence({ name, type, usedToday }: TokenView, active: boolean): string {
  if (active) return `${name} is active again.`
  if (type === 'managed') return `Deliveries to ${name} are paused.`
  const handled = `It handled ${usedToday.toLocaleString('en-GB')} ${usedToday === 1 ? 'request' : 'requests'} in the last 24 hours.`
  return usedToday === 0 ? `${name} deactivated.` : `${name} deactivated. ${handled}`
}

const failedSentence = ({ token, active }: SwitchRequest) =>
  active ? `${token.name} could not be activated. It is still deactivated.` : `${token.name} could not be deactivated. It is still active.`
