'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToasts } from '@/components/ui/toasts'
import type { TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { patchToken, tokensKey } from '../query'
import { useListContext } from './list-context'
import { perform, Rejected } from './perform'
import { useUndoActions } from './undo'

export interface SwitchRequest {
  readonly token: TokenView
  readonly active: boolean
}

/** The switch of a row: acts at once, can be taken back, and returns visibly when the server rejects. Never waits for a connection. */
export function useSwitch(): (wish: SwitchRequest) => void {
  const { scope, actions } = useListContext()
  const client = useQueryClient()
  const dialogs = useTokenDialogs()
  const toasts = useToasts()
  const { make, withdraw } = useUndoActions()
  const { mutate } = useMutation({
    mutationKey: ['switch'],
    networkMode: 'always',
    mutationFn: ({ token, active }: SwitchRequest) => perform(dialogs, () => actions.setActive(token.tokenKey, active)),
    onMutate: ({ token, active }) => {
      void client.cancelQueries({ queryKey: tokensKey(scope) })
      withdraw(token.tokenKey)
      patchToken(client, scope, token.tokenKey, switched(active))
    },
    onSuccess: (now, { token, active }) => {
      patchToken(client, scope, token.tokenKey, () => now)
      const undo = () => mutate({ token: now, active: !active })
      make(token.tokenKey, { text: active ? 'Activated.' : 'Deactivated.', undo }, doneSentence(token, active))
    },
    onError: (error, wish) => {
      patchToken(client, scope, wish.token.tokenKey, () => wish.token)
      if (isAlreadySo(error)) return
      toasts.add({ tone: 'bad', text: failedSentence(wish), action: { label: 'Try again', run: () => mutate(wish) } })
    },
    onSettled: () => client.isMutating({ mutationKey: ['switch'] }) === 1 && client.invalidateQueries({ queryKey: tokensKey(scope) }),
  })
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

// Somebody else was quicker: the list is read again and shows it.
const isAlreadySo = (error: Error) => error instanceof Rejected && error.failure.code === 'wrong_status'

function doneSentence({ name, type, usedToday }: TokenView, active: boolean): string {
  if (active) return `${name} is active again.`
  if (type === 'managed') return `Deliveries to ${name} are paused.`
  const handled = `It handled ${usedToday.toLocaleString('en-GB')} ${usedToday === 1 ? 'request' : 'requests'} in the last 24 hours.`
  return usedToday === 0 ? `${name} deactivated.` : `${name} deactivated. ${handled}`
}

const failedSentence = ({ token, active }: SwitchRequest) =>
  active ? `${token.name} could not be activated. It is still deactivated.` : `${token.name} could not be deactivated. It is still active.`
