'use client'

import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

export interface CloseUnstoredProps {
  readonly open: boolean
  /** Keyrail has it stored. */
  readonly stored: boolean
  readonly onKeep: () => void
  readonly onCloseAnyway: () => void
}

/** D3. */
export function CloseUnstored({ open, stored, onKeep, onCloseAnyway }: CloseUnstoredProps) {
  const keep = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      role="alertdialog"
      size="confirm"
      open={open}
      onClose={onKeep}
      initialFocus={keep}
      title="Close without storing it?"
      description={
        stored
          ? 'You can show it again with View token, after confirming who you are.'
          : 'This token cannot be shown again. If you lose it, create a new one.'
      }
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
