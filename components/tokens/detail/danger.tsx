'use client'

import { Button } from '@/components/ui/button'
import { prefetchProps } from '@/components/ui/lazy-popup'
import type { TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { DangerAction, DangerZone } from './danger-zone'

export function Danger({ token }: { readonly token: TokenView }) {
  const dialogs = useTokenDialogs()
  const canRemove = token.actions.includes('remove')
  const canDelete = token.actions.includes('delete')
  if (!canRemove && !canDelete) return null
  return (
    <DangerZone {...prefetchProps(dialogs.prefetch)}>
      {canRemove && (
        <DangerAction title="Remove from list" text="Hides the token from your list. It keeps working until it expires.">
          <Button onClick={() => dialogs.openRemove(token)}>Remove from list…</Button>
        </DangerAction>
      )}
      {canDelete && (
        <DangerAction title="Delete permanently" text="The token stops working immediately. This can't be undone.">
          <Button variant="danger-outline" onClick={() => dialogs.openDelete(token)}>
            Delete permanently…
          </Button>
        </DangerAction>
      )}
    </DangerZone>
  )
}
