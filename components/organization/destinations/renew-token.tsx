'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import type { DestinationActions } from './types'

const dialog = lazyPopup(() => import('./renew-token-dialog').then((module) => module.RenewTokenDialog))

export interface RenewTokenProps {
  /** Of the destination. */
  readonly name: string
  readonly renew: DestinationActions['renewToken']
}

/** The way out once a destination's token was ended by its holder. */
export function RenewToken(props: RenewTokenProps) {
  const [shown, setShown] = useState<'open' | 'closing' | null>(null)
  const Dialog = usePopup(dialog, shown !== null)
  return (
    <>
      <Button variant="primary" onClick={() => setShown('open')} {...prefetchProps(dialog.warm)}>
        Make a new token
      </Button>
      {Dialog && <Dialog {...props} open={shown === 'open'} onClose={() => setShown('closing')} onClosed={() => setShown(null)} />}
    </>
  )
}
