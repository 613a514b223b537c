'use client'

import { type ReactNode, useRef } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

export interface ConfirmDialogProps {
  readonly open: boolean
  readonly title: string
  readonly description?: ReactNode
  /** The way back, which has the focus. */
  readonly stay: string
  /** The way on, which loses something. */
  readonly leave: string
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Asks once before something is lost. */
export function ConfirmDialog({ open, title, description, stay, leave, onStay, onLeave }: ConfirmDialogProps) {
  const safe = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      role="alertdialog"
      size="confirm"
      open={open}
      onClose={onStay}
      initialFocus={safe}
      title={title}
      description={description}
      footer={
        <>
          <Button ref={safe} onClick={onStay}>
            {stay}
          </Button>
          <Button variant="danger" onClick={onLeave}>
            {leave}
          </Button>
        </>
      }
    />
  )
}
