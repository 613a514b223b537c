'use client'

import { type ReactNode, useRef } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

interface ConfirmDialogProps {
  readonly open: boolean
  readonly title: string
  readonly description?: ReactNode
  /** Label of the safe choice, which has the initial focus. */
  readonly stay: string
  /** Label of the destructive choice. */
  readonly leave: string
  readonly onStay: () => void
  readonly onLeave: () => void
}

export function ConfirmDialog({ open, title, description, stay, leave, onStay, onLeave }: ConfirmDialogProps) {
  const safe = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      role="alertdialog"
      size="confirm"
      aboveMenus
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
