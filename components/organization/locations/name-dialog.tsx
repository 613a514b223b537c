'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, type SubmitEvent, startTransition, useEffect, useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { focusFirstError } from '@/components/tokens/dialogs/dialog-focus'
import { useAct } from '@/components/tokens/dialogs/use-act'
import type { ActionOutcome } from '@/components/tokens/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useToasts } from '@/components/ui/toasts'

interface NameDialogProps {
  readonly title: string
  readonly submit: string
  readonly name: string
  readonly save: (name: string) => Promise<ActionOutcome<unknown>>
  readonly doneText: (name: string) => string
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

/** Names a new or an existing location. */
export function NameDialog({ title, submit, name: initial, save, doneText, finalFocus, onGone }: NameDialogProps) {
  const router = useRouter()
  const { add } = useToasts()
  const [open, setOpen] = useState(true)
  const [name, setName] = useState(initial)
  const form = useRef<HTMLFormElement>(null)
  const { failure, busy, act } = useAct()
  useEffect(() => {
    if (failure?.fields) focusFirstError(form.current)
  }, [failure])
  const close = () => busy || setOpen(false)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target !== event.currentTarget) return
    act(
      () => save(name),
      () => {
        add({ text: doneText(name.trim()) })
        setOpen(false)
        startTransition(() => router.refresh())
      },
    )
  }
  const error = failure?.fields?.name?.[0] ?? failure?.fields?.slug?.[0]
  return (
    <Dialog
      open={open}
      onClose={close}
      onGone={onGone}
      finalFocus={finalFocus}
      title={title}
      form={{ ref: form, onSubmit }}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Saving…">
            {submit}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {failure && !failure.fields && <FailureBanner failure={failure} subject="location" />}
        <Field label="Name" error={error}>
          <TextInput name="name" value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
        </Field>
      </div>
      <SessionPromptSlot />
    </Dialog>
  )
}
