'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useToasts } from '@/components/ui/toasts'
import type { Tab, TokenView } from '@/lib/tokens/schema'
import { changeToast } from '../change-text'
import { listParams, noFilters } from '../list-params'
import { patchToken, tokensKey } from '../query'
import type { TokenChange } from '../types'
import { useHighlight } from './highlights'
import { useListActions } from './list-actions'
import { useListContext } from './list-context'
import { focusAfterRow } from './row-focus'
import { useUndoActions } from './undo'
import { useListParams } from './use-list-params'

const tabOf: Readonly<Record<TokenView['type'], Tab>> = { user: 'yours', admin: 'organization', location: 'locations', managed: 'managed' }

/** Updates rows, toasts, Undo and focus after a dialog has changed a token. */
export function useFollowChanges(): (change: TokenChange) => void {
  const { scope, location } = useListContext()
  const client = useQueryClient()
  const router = useRouter()
  const toasts = useToasts()
  const { offer, withdraw } = useUndoActions()
  const { mark } = useHighlight()
  const { params, go } = useListParams()
  const { restore, toggle } = useListActions()

  const showCreated = (token: TokenView) => {
    const tab = location === null && params.tab !== 'organization' ? { tab: tabOf[token.type] } : {}
    go({ ...noFilters, sort: listParams.sort.fallback, ...tab })
    mark(token.tokenKey)
    // the first steps below the list
    router.refresh()
  }
  const showDeleted = (tokenKey: string) => {
    focusAfterRow(tokenKey)
    withdraw(tokenKey)
  }
  const notify = (change: TokenChange) => {
    const toast = changeToast(change)
    if (change.kind === 'deactivated') {
      const { token } = change
      offer(toast.about, { text: 'Deactivated.', undo: () => toggle({ token, active: true }) }, toast.text)
    } else if (change.kind === 'removed') {
      const { token } = change
      offer(toast.about, { text: 'Removed.', undo: () => restore(token) }, toast.text)
    } else toasts.add(toast)
  }
  return (change) => {
    if (change.kind === 'deleted') showDeleted(change.tokenKey)
    else if (change.kind === 'created') showCreated(change.token)
    else patchToken(client, scope, change.token.tokenKey, () => change.token)
    if (change.kind === 'removed') focusAfterRow(change.token.tokenKey)
    notify(change)
    void client.invalidateQueries({ queryKey: tokensKey(scope) })
  }
}
