'use client'

import type { SubmitEvent } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useTokenDialogContext } from '@/components/tokens/dialogs/dialog-context'
import type { DialogProps } from '@/components/tokens/dialogs/dialog-props'
import { useReveal } from '@/components/tokens/dialogs/reveal/use-reveal'
import { useIssue } from '@/components/tokens/dialogs/use-issue'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { DestinationActions } from './types'

export interface RenewTokenProps {
  /** Name of the destination. */
  readonly name: string
  readonly renew: DestinationActions['renewToken']
}

/** Creates a new token for a destination, then reveals it in the same dialog. */
export function RenewTokenDialog({ name, renew, open, onClose, onClosed }: DialogProps & RenewTokenProps) {
  const { onChange } = useTokenDialogContext()
  const { issued, failure, busy, submit } = useIssue(() => renew())
  const reveal = useReveal(issued, 'Store the new token now', ({ token }) => {
    onClosed()
    onChange({ kind: 'rotated', token })
  })
  if (reveal) return <Dialog open {...reveal} />
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target === event.currentTarget) submit(null)
  }
  return (
    <Dialog
      open={open}
      onClose={() => busy || onClose()}
      onGone={onClosed}
      size="confirm"
      title={
        <>
          Create a new token for “<bdi>{name}</bdi>”?
        </>
      }
      description="It replaces the revoked token."
      form={{ onSubmit }}
      footer={
        <>
          <Button onClick={() => busy || onClose()}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Creating…">
            Create a new token
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {failure && <FailureBanner failure={failure} subject="destination" />}
        <p className="text-ink-2">The URL and past deliveries stay. The new token is shown once.</p>
      </div>
      <SessionPromptSlot />
    </Dialog>
  )
}
