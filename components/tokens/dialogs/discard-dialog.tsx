'use client'

import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

export interface DiscardDialogProps {
  readonly open: boolean
  readonly onKeep: () => void
  readonly onDiscard: () => void
}

/** D14. */
export function DiscardDialog({ open, onKeep, onDiscard }: DiscardDialogProps) {
  const keep = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      role="alertdialog"
      size="confirm"
      open={open}
      onClose={onKeep}
      initialFocus={keep}
      title="Discard what you typed?"
      footer={
        <>
          <Button ref={keep} onClick={onKeep}>
            Keep editing
          </Button>
          <Button variant="danger" onClick={onDiscard}>
            Discard
          </Button>
        </>
      }
    />
  )
}
