'use client'

import type { RefObject } from 'react'
import type { PasskeyView } from '@/lib/accounts/schema'
import { ConfirmActionDialog } from './confirm-action-dialog'
import type { SecurityActions } from './types'

interface RemovePasskeyDialogProps {
  readonly passkey: PasskeyView
  readonly remove: SecurityActions['removePasskey']
  readonly onDone: (text: string) => void
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

export const RemovePasskeyDialog = ({ passkey: { id, name }, remove, onDone, finalFocus, onGone }: RemovePasskeyDialogProps) => (
  <ConfirmActionDialog
    title={
      <>
        Remove “<bdi>{name}</bdi>”?
      </>
    }
    text="You can no longer sign in with it. Delete it on your device too, so that the device stops offering it."
    confirm="Remove passkey"
    action={() => remove(id)}
    onDone={() => onDone(`Passkey “${name}” removed.`)}
    finalFocus={finalFocus}
    onGone={onGone}
  />
)
