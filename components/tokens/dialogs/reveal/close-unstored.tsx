'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'

export interface CloseUnstoredProps {
  readonly open: boolean
  /** Keyrail has it stored. */
  readonly stored: boolean
  readonly onKeep: () => void
  readonly onCloseAnyway: () => void
}

const consequence = (stored: boolean) =>
  stored
    ? 'You can show it again with View token, after confirming who you are.'
    : 'This token cannot be shown again. If you lose it, create a new one.'

/** D3. */
export const CloseUnstored = ({ open, stored, onKeep, onCloseAnyway }: CloseUnstoredProps) => (
  <ConfirmDialog
    open={open}
    title="Close without storing it?"
    description={consequence(stored)}
    stay="Keep it open"
    leave="Close anyway"
    onStay={onKeep}
    onLeave={onCloseAnyway}
  />
)
