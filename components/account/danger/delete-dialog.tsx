'use client'

import { type RefObject, type SubmitEvent, useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { DeleteCardProps } from './delete-card'
import { EffectList } from './effect-list'

interface DeleteDialogProps extends DeleteCardProps {
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

export function DeleteDialog({ leaving, email, deleteAccount, finalFocus, onGone }: DeleteDialogProps) {
  const [open, setOpen] = useState(true)
  const [typed, setTyped] = useState('')
  const cancel = useRef<HTMLButtonElement>(null)
  const { failure, busy, act } = useAct()
  const close = () => setOpen(false)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target !== event.currentTarget) return
    // a full page load drops everything that the browser still holds about the account
    act(
      () => deleteAccount(typed),
      () => location.assign('/sign-in'),
    )
  }
  return (
    <Dialog
      role="alertdialog"
      open={open}
      onClose={close}
      onGone={onGone}
      initialFocus={cancel}
      finalFocus={finalFocus}
      title="Delete your account?"
      description="This can't be undone."
      form={{ onSubmit }}
      footer={
        <>
          <Button ref={cancel} onClick={close}>
            Cancel
          </Button>
          <Button type="submit" variant="danger" busy={busy} busyLabel="Deleting…">
            Delete my account
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {failure && !failure.fields && <FailureBanner subject="account" failure={failure} />}
        <EffectList leaving={leaving} />
        <Field label={`Type ${email} to confirm`} error={failure?.fields?.email?.[0]}>
          <TextInput type="email" autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
        </Field>
      </div>
      <SessionPromptSlot />
    </Dialog>
  )
}
