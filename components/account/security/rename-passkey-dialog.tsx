'use client'

import { useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { SessionPromptSlot } from '@/components/session/session-prompt-slot'
import { useDiscardGuard } from '@/components/session/use-discard-guard'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { PasskeyView } from '@/lib/accounts/schema'
import type { SecurityActions } from './types'

interface RenamePasskeyDialogProps {
  readonly passkey: PasskeyView
  readonly rename: SecurityActions['renamePasskey']
  readonly onDone: (text: string) => void
  readonly onGone: () => void
}

export function RenamePasskeyDialog({ passkey: { id, name }, rename, onDone, onGone }: RenamePasskeyDialogProps) {
  const [open, setOpen] = useState(true)
  const [draft, setDraft] = useState(name)
  const { failure, busy, act } = useAct()
  const close = () => setOpen(false)
  const { leave, release, discardDialog } = useDiscardGuard({ typed: draft !== name, busy, onLeave: close })
  const save = () =>
    act(
      () => rename(id, draft),
      () =>
        release(() => {
          onDone('Passkey renamed.')
          close()
        }),
    )
  return (
    <Dialog
      open={open}
      onClose={leave}
      onGone={onGone}
      size="confirm"
      title="Rename passkey"
      form={{
        onSubmit: (event) => {
          event.preventDefault()
          save()
        },
      }}
      footer={
        <>
          <Button onClick={leave}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Saving…">
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {failure && !failure.fields && <FailureBanner subject="account" failure={failure} />}
        <Field label="Name" error={failure?.fields?.name?.[0]} hint="For example the device it is stored on.">
          <TextInput name="name" value={draft} maxLength={60} onChange={(event) => setDraft(event.target.value)} />
        </Field>
      </div>
      {discardDialog}
      <SessionPromptSlot />
    </Dialog>
  )
}
