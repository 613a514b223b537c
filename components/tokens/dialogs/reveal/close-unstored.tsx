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
    ? 'You can see it again with “View token” after entering your password.'
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
