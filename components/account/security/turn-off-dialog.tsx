'use client'

import type { RefObject } from 'react'
import { ConfirmActionDialog } from './confirm-action-dialog'
import type { SecurityActions } from './types'

interface TurnOffDialogProps {
  readonly turnOff: SecurityActions['turnOffTwoFactor']
  readonly onDone: (text: string) => void
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

export const TurnOffDialog = ({ turnOff, onDone, finalFocus, onGone }: TurnOffDialogProps) => (
  <ConfirmActionDialog
    title="Turn off two-factor codes?"
    text="Your password alone will sign you in. Your recovery codes stop working, and the entry in your authenticator app becomes useless."
    confirm="Turn off"
    action={turnOff}
    onDone={() => onDone('Two-factor codes turned off.')}
    finalFocus={finalFocus}
    onGone={onGone}
  />
)
