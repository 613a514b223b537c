'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, type SubmitEvent, startTransition, useEffect, useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useDiscardGuard } from '@/components/session/use-discard-guard'
import { focusFirstError } from '@/components/tokens/dialogs/dialog-focus'
import { useAct } from '@/components/tokens/dialogs/use-act'
import type { ActionOutcome } from '@/components/tokens/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useToasts } from '@/components/ui/toasts'
import type { LocationInput } from '@/lib/organizations/schema'
import { LocationFields, type LocationValues } from './location-fields'
import type { LocationZones } from './types'

interface LocationDialogProps {
  readonly title: string
  readonly submit: string
  readonly initial: LocationValues
  readonly zones: LocationZones
  readonly save: (input: LocationInput) => Promise<ActionOutcome<unknown>>
  readonly doneText: (name: string) => string
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

/** Adds or edits a location. */
export function LocationDialog({ title, submit, initial, zones, save, doneText, finalFocus, onGone }: LocationDialogProps) {
  const router = useRouter()
  const { add } = useToasts()
  const [open, setOpen] = useState(true)
  const [values, setValues] = useState(initial)
  const form = useRef<HTMLFormElement>(null)
  const { failure, busy, act } = useAct()
  useEffect(() => {
    if (failure?.fields) focusFirstError(form.current)
  }, [failure])
  const close = () => setOpen(false)
  const { leave, release, discardDialog } = useDiscardGuard({ typed: isChanged(values, initial), busy, onLeave: close })
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target !== event.currentTarget) return
    act(
      () => save({ ...values, timeZone: values.timeZone || null }),
      () =>
        release(() => {
          add({ text: doneText(values.name.trim()) })
          close()
          startTransition(() => router.refresh())
        }),
    )
  }
  return (
    <Dialog
      open={open}
      onClose={leave}
      onGone={onGone}
      finalFocus={finalFocus}
      title={title}
      form={{ ref: form, onSubmit }}
      footer={
        <>
          <Button onClick={leave}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Saving…">
            {submit}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {failure && !failure.fields && <FailureBanner failure={failure} subject="location" />}
        <LocationFields
          values={values}
          errors={failure?.fields ?? {}}
          zones={zones}
          onChange={(change) => setValues((last) => ({ ...last, ...change }))}
        />
      </div>
      {discardDialog}
      <SessionPromptSlot />
    </Dialog>
  )
}

const isChanged = (values: LocationValues, initial: LocationValues): boolean =>
  Object.keys(initial).some((key) => values[key as keyof LocationValues] !== initial[key as keyof LocationValues])
