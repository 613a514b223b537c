'use client'

import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useDiscardGuard } from '@/components/session/use-discard-guard'
import { useTokenDialogContext } from '@/components/tokens/dialogs/dialog-context'
import { focusFirstError } from '@/components/tokens/dialogs/dialog-focus'
import type { DialogProps } from '@/components/tokens/dialogs/dialog-props'
import { useReveal } from '@/components/tokens/dialogs/reveal/use-reveal'
import { useIssue } from '@/components/tokens/dialogs/use-issue'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DestinationFields } from './destination-fields'
import type { CreateDestination, DestinationOwners } from './types'

export interface AddDestinationProps extends DestinationOwners {
  readonly create: CreateDestination
}

/** Adds a destination, then reveals its token in the same dialog. */
export function AddDestinationDialog({ create, locations, everywhere, open, onClose, onClosed }: DialogProps & AddDestinationProps) {
  const { onChange } = useTokenDialogContext()
  const [name, setName] = useState('')
  const initialLocation = everywhere === null ? (locations[0]?.id ?? '') : ''
  const [locationId, setLocationId] = useState(initialLocation)
  const form = useRef<HTMLFormElement>(null)
  const { issued, failure, busy, submit } = useIssue(create)
  const typed = issued === null && (name !== '' || locationId !== initialLocation)
  const { leave, discardDialog } = useDiscardGuard({ typed, busy, onLeave: onClose })
  useEffect(() => {
    if (failure?.fields) focusFirstError(form.current)
  }, [failure])
  const reveal = useReveal(issued, 'Store this token now', ({ token }) => {
    onClosed()
    onChange({ kind: 'created', token })
  })
  if (reveal) return <Dialog open {...reveal} />
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target === event.currentTarget) submit({ name, locationId: locationId || null })
  }
  return (
    <Dialog
      open={open}
      onClose={leave}
      onGone={onClosed}
      title="Add destination"
      description="It receives data by webhook and comes with a token that can only deliver to it."
      form={{ ref: form, onSubmit }}
      footer={
        <>
          <Button onClick={leave}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Adding…">
            Add destination
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {failure && !failure.fields && <FailureBanner failure={failure} subject="destination" />}
        <DestinationFields
          values={{ name, locationId }}
          fields={failure?.fields}
          locations={locations}
          everywhere={everywhere}
          onName={setName}
          onLocation={setLocationId}
        />
      </div>
      {discardDialog}
      <SessionPromptSlot />
    </Dialog>
  )
}
