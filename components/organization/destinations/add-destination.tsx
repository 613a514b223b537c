'use client'

import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import type { CreateDestination } from './types'

export interface AddDestinationProps {
  readonly create: CreateDestination
  readonly locations: readonly { readonly id: string; readonly name: string }[]
  /** The name of the organization, where a destination may be the whole organization's; else it needs a location. */
  readonly everywhere: string | null
  /** The dialog is open from the start. */
  readonly opened: boolean
}

const dialog = lazyPopup(() => import('./add-destination-dialog').then((module) => module.AddDestinationDialog))

export function AddDestination({ opened, ...props }: AddDestinationProps) {
  const [state, setState] = useState({ turn: 0, shown: opened, open: opened })
  const Dialog = usePopup(dialog, state.shown)
  return (
    <>
      <Button
        variant="primary"
        className="max-sm:w-full"
        onClick={() => setState(({ turn }) => ({ turn: turn + 1, shown: true, open: true }))}
        {...prefetchProps(dialog.warm)}
      >
        <Plus aria-hidden size={16} strokeWidth={2} />
        Add destination
      </Button>
      {Dialog && (
        <Dialog
          key={state.turn}
          {...props}
          open={state.open}
          onClose={() => setState((now) => ({ ...now, open: false }))}
          onClosed={() => setState((now) => ({ ...now, shown: false, open: false }))}
        />
      )}
    </>
  )
}
