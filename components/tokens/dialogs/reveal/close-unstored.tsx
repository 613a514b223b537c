'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'

interface CloseUnstoredProps {
  readonly open: boolean
  /** True if Keyrail stores the token. */
  readonly stored: boolean
  readonly onKeep: () => void
  readonly onCloseAnyway: () => void
}

const consequence = (stored: boolean) =>
  stored
    ? 'You can show it later with View token, after confirming who you are.'
    : "This token can't be shown again. If you lose it, create a new one."

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
