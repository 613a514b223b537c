'use client'

import type { ReactNode, RefObject } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { RecoveryCodes } from './recovery-codes'
import { StoredCodesFooter } from './stored-codes-footer'
import { useCodesGuard } from './use-codes-guard'

interface CodesDialogProps {
  readonly codes: readonly string[]
  readonly open: boolean
  readonly description: ReactNode
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly onGone: () => void
}

/** Shows new recovery codes once; cannot be closed by accident. */
export function CodesDialog({ codes, open, description, finalFocus, onClose, onGone }: CodesDialogProps) {
  const { asking, onClose: ask, keep, leave } = useCodesGuard(open, onClose)
  return (
    <Dialog
      role="alertdialog"
      open={open}
      onClose={ask}
      onGone={onGone}
      initialFocus="heading"
      finalFocus={finalFocus}
      title="Store your recovery codes"
      description={description}
      footer={<StoredCodesFooter onDone={leave} />}
    >
      <RecoveryCodes codes={codes} asking={asking} onKeep={keep} onCloseAnyway={leave} />
    </Dialog>
  )
}
