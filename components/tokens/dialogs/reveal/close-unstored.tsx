'use client'

import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

export interface CloseUnstoredProps {
  readonly open: boolean
  readonly onKeep: () => void
  readonly onCloseAnyway: () => void
}

/** D3. */
export function CloseUnstored({ open, onKeep, onCloseAnyway }: CloseUnstoredProps) {
  const keep = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      role="alertdialog"
      size="confirm"
      open={open}
      onClose={onKeep}
      initialFocus={keep}
      title="Close without storing it?"
      description="This token cannot be shown again. If you lose it, create a new one."
      footer={
        <>
          <Button ref={keep} onClick={onKeep}>
            Keep it open
          </Button>
          <Button variant="danger" onClick={onCloseAnyway}>
            Close anyway
          </Button>
        </>
      }
    />
  )
}
