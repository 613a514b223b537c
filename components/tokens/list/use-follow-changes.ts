'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useToasts } from '@/components/ui/toasts'
import type { Tab, TokenView } from '@/lib/tokens/schema'
import { noFilters, paramNames } from '../list-params'
import { patchToken, tokensKey } from '../query'
import type { TokenChange } from '../types'
import { useHighlight } from './highlights'
import { useListActions } from './list-actions'
import { useListContext } from './list-context'
import { focusAfterRow } from './row-focus'
import { useUndoActions } from './undo'
import { useListParams } from './use-list-params'

const tabOf: Readonly<Record<TokenView['type'], Tab>> = { user: 'yours', admin: 'organization', location: 'locations', managed: 'managed' }

/** The list follows what a dialog did: rows, news, undo and focus. */
export function useFollowChanges(): (change: TokenChange) => void {
  const { scope, location } = useListContext()
  const client = useQueryClient()
  const toasts = useToasts()
  const { make, withdraw } = useUndoActions()
  const { mark } = useHighlight()
  const { address, go } = useListParams()
  const { restore, toggle } = useListActions()

  const created = (token: TokenView) => {
    const shown = location === null && address.tab !== 'organization' ? { tab: tabOf[token.type] } : {}
    go({ ...noFilters, sort: paramNames.sort.fallback, ...shown })
    mark(token.tokenKey)
    toasts.add({ text: `${token.name} created.` })
  }
  const say = (change: Exclude<TokenChange, { kind: 'deleted' }>) => {
    const { token } = change
    if (change.kind === 'created') return created(token)
    patchToken(client, scope, token.tokenKey, () => token)
    if (change.kind === 'edited') return void toasts.add({ text: `${token.name} saved.` })
    if (change.kind === 'rotated') return void toasts.add({ text: `${token.name} has a new token.` })
    if (change.kind === 'deactivated') {
      return make(token.tokenKey, { text: 'Deactivated.', undo: () => toggle({ token, active: true }) }, `${token.name} deactivated.`)
    }
    focusAfterRow(token.tokenKey)
    make(token.tokenKey, { text: 'Removed.', undo: () => restore(token) }, `${token.name} removed from your list. It keeps working.`)
  }
  return (change) => {
    if (change.kind === 'deleted') {
      focusAfterRow(change.tokenKey)
      withdraw(change.tokenKey)
      toasts.add({ text: `${change.name} deleted permanently.` })
    } else say(change)
    void client.invalidateQueries({ queryKey: tokensKey(scope) })
  }
}
