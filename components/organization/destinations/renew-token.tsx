'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import type { RenewTokenProps } from './renew-token-dialog'

const dialog = lazyPopup(() => import('./renew-token-dialog').then((module) => module.RenewTokenDialog))

/** Replaces the token of a destination after its holder revoked it. */
export function RenewToken(props: RenewTokenProps) {
  const [shown, setShown] = useState<'open' | 'closing' | null>(null)
  const Dialog = usePopup(dialog, shown !== null)
  return (
    <>
      <Button variant="primary" onClick={() => setShown('open')} {...prefetchProps(dialog.prefetch)}>
        Create a new token
      </Button>
      {Dialog && <Dialog {...props} open={shown === 'open'} onClose={() => setShown('closing')} onClosed={() => setShown(null)} />}
    </>
  )
}
