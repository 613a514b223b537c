'use client'

import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { FailureCode, Outcome } from '@/lib/result'

interface ConfirmActionDialogProps<T> {
  readonly title: ReactNode
  readonly text: ReactNode
  readonly confirm: string
  readonly variant?: 'danger' | 'primary'
  readonly action: () => Promise<Outcome<T, FailureCode>>
  readonly onDone: (value: T) => void
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

/** Asks once, then runs the action; stays open and says why if it fails. */
export function ConfirmActionDialog<T>(props: ConfirmActionDialogProps<T>) {
  const { title, text, confirm, variant = 'danger', action, onDone, finalFocus, onGone } = props
  const [open, setOpen] = useState(true)
  const cancel = useRef<HTMLButtonElement>(null)
  const { failure, busy, act } = useAct()
  const close = () => setOpen(false)
  const run = () =>
    act(action, (value) => {
      onDone(value)
      close()
    })
  return (
    <Dialog
      role="alertdialog"
      size="confirm"
      open={open}
      onClose={close}
      onGone={onGone}
      initialFocus={cancel}
      finalFocus={finalFocus}
      title={title}
      description={text}
      footer={
        <>
          <Button ref={cancel} onClick={close}>
            Cancel
          </Button>
          <Button variant={variant} busy={busy} onClick={run}>
            {confirm}
          </Button>
        </>
      }
    >
      {failure && <FailureBanner subject="account" failure={failure} />}
      <SessionPromptSlot />
    </Dialog>
  )
}
