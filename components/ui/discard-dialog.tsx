'use client'

import { ConfirmDialog } from './confirm-dialog'

interface DiscardDialogProps {
  readonly open: boolean
  readonly onKeep: () => void
  readonly onDiscard: () => void
}

export const DiscardDialog = ({ open, onKeep, onDiscard }: DiscardDialogProps) => (
  <ConfirmDialog open={open} title="Discard what you typed?" stay="Keep editing" leave="Discard" onStay={onKeep} onLeave={onDiscard} />
)
