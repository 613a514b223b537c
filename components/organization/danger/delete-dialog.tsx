'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, type SubmitEvent, startTransition, useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { useToasts } from '@/components/ui/toasts'
import type { DeleteCardProps } from './delete-card'
import { deletionEffects } from './deletion-effects'

interface DeleteDialogProps extends DeleteCardProps {
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

export function DeleteDialog({ danger, close, finalFocus, onGone }: DeleteDialogProps) {
  const { name } = danger
  const [open, setOpen] = useState(true)
  const [typed, setTyped] = useState('')
  const cancel = useRef<HTMLButtonElement>(null)
  const { failure, busy, act } = useAct()
  const { add } = useToasts()
  const router = useRouter()
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target !== event.currentTarget) return
    act(
      () => close(typed),
      () => {
        add({ text: `The deletion of ${name} is scheduled.` })
        setOpen(false)
        startTransition(() => router.refresh())
      },
    )
  }
  return (
    <Dialog
      role="alertdialog"
      open={open}
      onClose={() => setOpen(false)}
      onGone={onGone}
      initialFocus={cancel}
      finalFocus={finalFocus}
      title={
        <>
          Delete “<bdi>{name}</bdi>”?
        </>
      }
      description="You can cancel for 7 days. After that, it can't be undone."
      form={{ onSubmit }}
      footer={
        <>
          <Button ref={cancel} onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button type="submit" variant="danger" busy={busy} busyLabel="Scheduling…">
            Delete organization
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {failure && !failure.fields && <FailureBanner subject="organization" failure={failure} />}
        <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
          {deletionEffects(danger).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <Field label={`Type ${name} to confirm`} error={failure?.fields?.name?.[0]}>
          <TextInput autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
        </Field>
      </div>
      <SessionPromptSlot />
    </Dialog>
  )
}
