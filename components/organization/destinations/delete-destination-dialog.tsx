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

interface DeleteDestinationDialogProps extends DialogProps {
  readonly name: string
  /** Null if its holder revoked it. */
  readonly token: TokenView | null
  readonly kept: number
  readonly remove: () => Promise<ActionOutcome<null>>
  readonly onDone: () => void
}

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
      description={`${token ? 'Its token stops working immediately. ' : ''}${deliveriesMessage(kept)}`}
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
        {failure && <FailureBanner failure={failure} subject="destination" />}
        {token && <DeleteSummary token={token} now={now} />}
      </div>
      <SessionPromptSlot />
    </Dialog>
  )
}

function deliveriesMessage(kept: number): string {
  if (kept === 0) return 'It has no stored deliveries.'
  return kept === 1 ? 'Its stored delivery is deleted too.' : `Its ${deliveryCount(kept)} stored deliveries are deleted too.`
}
