'use client'

import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import type { AddDestinationProps } from './add-destination-dialog'

interface AddDestinationButtonProps extends AddDestinationProps {
  /** Opens the dialog on load. */
  readonly opened: boolean
}

const dialog = lazyPopup(() => import('./add-destination-dialog').then((module) => module.AddDestinationDialog))

export function AddDestination({ opened, ...props }: AddDestinationButtonProps) {
  const [state, setState] = useState({ key: 0, shown: opened, open: opened })
  const Dialog = usePopup(dialog, state.shown)
  return (
    <>
      <Button
        variant="primary"
        className="max-sm:w-full"
        onClick={() => setState(({ key }) => ({ key: key + 1, shown: true, open: true }))}
        {...prefetchProps(dialog.prefetch)}
      >
        <Plus aria-hidden size={16} strokeWidth={2} />
        Add destination
      </Button>
      {Dialog && (
        <Dialog
          key={state.key}
          {...props}
          open={state.open}
          onClose={() => setState((now) => ({ ...now, open: false }))}
          onClosed={() => setState((now) => ({ ...now, shown: false, open: false }))}
        />
      )}
    </>
  )
}
