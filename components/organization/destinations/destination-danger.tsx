'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useState } from 'react'
import { destinationsPath } from '@/components/shell/paths'
import { DangerAction, DangerZone } from '@/components/tokens/detail/danger-zone'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import { useToasts } from '@/components/ui/toasts'
import type { TokenView } from '@/lib/tokens/schema'
import type { DestinationActions } from './types'

interface DestinationDangerProps {
  readonly org: string
  readonly name: string
  /** Null if its holder revoked it. */
  readonly token: TokenView | null
  /** Number of stored deliveries. */
  readonly kept: number
  readonly remove: DestinationActions['remove']
}

const dialog = lazyPopup(() => import('./delete-destination-dialog').then((module) => module.DeleteDestinationDialog))

export function DestinationDanger({ org, name, token, kept, remove }: DestinationDangerProps) {
  const [deleting, setDeleting] = useState<'open' | 'closing' | null>(null)
  const Delete = usePopup(dialog, deleting !== null)
  const router = useRouter()
  const toasts = useToasts()
  const onDeleted = () => {
    toasts.add({ text: `${name} deleted. Its token no longer works.` })
    startTransition(() => router.push(destinationsPath(org)))
  }
  return (
    <DangerZone>
      <DangerAction
        title="Delete destination"
        text="Deletes its stored deliveries too. Its token stops working immediately. This can't be undone."
      >
        <Button variant="danger-outline" onClick={() => setDeleting('open')} {...prefetchProps(dialog.prefetch)}>
          Delete…
        </Button>
        {Delete && (
          <Delete
            name={name}
            token={token}
            kept={kept}
            remove={remove}
            open={deleting === 'open'}
            onClose={() => setDeleting('closing')}
            onClosed={() => setDeleting(null)}
            onDone={onDeleted}
          />
        )}
      </DangerAction>
    </DangerZone>
  )
}
