'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToasts } from '@/components/ui/toasts'
import type { TokenView } from '@/lib/tokens/schema'
import { switchedText, switchFailedText } from '../change-text'
import { useTokenDialogs } from '../dialogs/provider'
import { patchToken, tokensKey } from '../query'
import { useListContext } from './list-context'
import { perform, Rejected } from './perform'
import { useUndoActions } from './undo'

interface SwitchRequest {
  readonly token: TokenView
  readonly active: boolean
}

/** Switches optimistically, offers Undo, and reverts if the server rejects. Never queued while offline: a deactivation must fail visibly. */
export function useSwitch(): (request: SwitchRequest) => void {
  const { scope, actions } = useListContext()
  const client = useQueryClient()
  const dialogs = useTokenDialogs()
  const toasts = useToasts()
  const { offer, withdraw } = useUndoActions()
  const { mutate } = useMutation({
    mutationKey: ['switch'],
    networkMode: 'always',
    mutationFn: ({ token, active }: SwitchRequest) => perform(dialogs, () => actions.setActive(token.tokenKey, active)),
    onMutate: ({ token, active }) => {
      void client.cancelQueries({ queryKey: tokensKey(scope) })
      withdraw(token.tokenKey)
      patchToken(client, scope, token.tokenKey, optimistic(active))
    },
    onSuccess: (updated, { token, active }) => {
      patchToken(client, scope, token.tokenKey, () => updated)
      const undo = () => mutate({ token: updated, active: !active })
      offer(token.tokenKey, { text: active ? 'Activated.' : 'Deactivated.', undo }, switchedText(token, active))
    },
    onError: (error, request) => {
      const { token, active } = request
      patchToken(client, scope, token.tokenKey, () => token)
      if (isAlreadySwitched(error)) return
      const retry = { label: 'Try again', run: () => mutate(request) }
      toasts.add({ tone: 'bad', text: switchFailedText(token.name, active), action: retry })
    },
    onSettled: () => client.isMutating({ mutationKey: ['switch'] }) === 1 && client.invalidateQueries({ queryKey: tokensKey(scope) }),
  })
  return mutate
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

// Another user was faster: the reloaded list shows it.
const isAlreadySwitched = (error: Error) => error instanceof Rejected && error.failure.code === 'wrong_status'
