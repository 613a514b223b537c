'use client'

import { useRef } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { DeleteSummary } from '@/components/tokens/dialogs/delete-summary'
import type { DialogProps } from '@/components/tokens/dialogs/dialog-props'
import { useServerNow } from '@/components/tokens/dialogs/queries'
import { useAct } from '@/components/tokens/dialogs/use-act'
import type { ActionOutcome } from '@/components/tokens/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { TokenView } from '@/lib/tokens/schema'
import { deliveryCount } from './delivery-count'

export interface DeleteDestinationDialogProps extends DialogProps {
  readonly name: string
  /** Null once its holder ended it. */
  readonly token: TokenView | null
  readonly kept: number
  readonly remove: () => Promise<ActionOutcome<null>>
  readonly onDone: () => void
}

/** Asks once, with what goes with it. */
export function DeleteDestinationDialog({ name, token, kept, remove, open, onClose, onClosed, onDone }: DeleteDestinationDialogProps) {
  const { failure, busy, act } = useAct()
  const now = useServerNow()
  const cancel = useRef<HTMLButtonElement>(null)
  const confirm = () =>
    act(remove, () => {
      onClose()
      onDone()
    })
  return (
    <Dialog
      role="alertdialog"
      size="confirm"
      open={open}
      onClose={onClose}
      onGone={onClosed}
      initialFocus={cancel}
      title={
        <>
          Delete “<bdi>{name}</bdi>”?
        </>
      }
      description={`${token ? 'Its token stops at once. ' : ''}${whatGoes(kept)}`}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger" busy={busy} busyLabel="Deleting…" onClick={confirm}>
            Delete destination
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {failure && <FailureBanner failure={failure} />}
        {token && <DeleteSummary token={token} now={now} />}
      </div>
      <SessionPromptSlot />
    </Dialog>
  )
}

function whatGoes(kept: number): string {
  if (kept === 0) return 'It has kept no deliveries.'
  return kept === 1
    ? 'The delivery it has kept is deleted with it.'
    : `The ${deliveryCount(kept)} deliveries it has kept are deleted with it.`
}
