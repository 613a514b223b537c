'use client'

import { type RefObject, useState } from 'react'
import { CodesDialog } from './codes-dialog'
import { ConfirmActionDialog } from './confirm-action-dialog'
import type { SecurityActions } from './types'

interface RenewCodesDialogProps {
  readonly renew: SecurityActions['renewRecoveryCodes']
  readonly onDone: (text: string) => void
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

/** Asks first, then shows the new codes. */
export function RenewCodesDialog({ renew, onDone, finalFocus, onGone }: RenewCodesDialogProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [open, setOpen] = useState(true)
  if (codes) {
    const close = () => {
      setOpen(false)
      onDone('New recovery codes created.')
    }
    return (
      <CodesDialog
        codes={codes}
        open={open}
        description="The old codes no longer work."
        finalFocus={finalFocus}
        onClose={close}
        onGone={onGone}
      />
    )
  }
  return (
    <ConfirmActionDialog
      title="Create new recovery codes?"
      text="You get ten new codes, and the old ones stop working."
      confirm="Create codes"
      variant="primary"
      action={renew}
      onDone={setCodes}
      finalFocus={finalFocus}
      onGone={onGone}
    />
  )
}
