'use client'

import { type SubmitEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { TokenView } from '@/lib/tokens/schema'
import { FailureBanner } from '../../session/failure-banner'
import { SessionPromptSlot } from '../../session/session-prompt-slot'
import { DeleteSummary } from './delete-summary'
import { useTokenDialogContext } from './dialog-context'
import { focusFirstError } from './dialog-focus'
import type { DialogProps } from './dialog-props'
import { useServerNow } from './queries'
import { usedRecently } from './recent-use'
import { useAct } from './use-act'

interface DeleteDialogProps extends DialogProps {
  readonly token: TokenView
  /** Called once the token is deleted or deactivated. */
  readonly onDone?: () => void
}

/** Asks for the token name if software may still depend on the token. */
export function DeleteDialog({ token, open, onClose, onClosed, onDone }: DeleteDialogProps) {
  const { actions, onChange } = useTokenDialogContext()
  const { failure, busy, act } = useAct()
  const now = useServerNow()
  const [typed, setTyped] = useState('')
  const [mismatch, setMismatch] = useState(false)
  const cancel = useRef<HTMLButtonElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const asksForName = usedRecently(token, now)
  const finish = () => {
    onClose()
    onDone?.()
  }
  const remove = () =>
    act(
      () => actions.delete(token.tokenKey),
      () => {
        finish()
        onChange({ kind: 'deleted', tokenKey: token.tokenKey, name: token.name })
      },
    )
  const deactivate = () =>
    act(
      () => actions.setActive(token.tokenKey, false),
      (changed) => {
        finish()
        onChange({ kind: 'deactivated', token: changed })
      },
    )
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (event.target !== event.currentTarget) return
    const wrongName = asksForName && typed.normalize('NFC').trim() !== token.name
    setMismatch(wrongName)
    if (wrongName) queueMicrotask(() => focusFirstError(form.current))
    else remove()
  }
  return (
    <Dialog
      role="alertdialog"
      open={open}
      onClose={onClose}
      onGone={onClosed}
      initialFocus={cancel}
      title={
        <>
          Delete “<bdi>{token.name}</bdi>” permanently?
        </>
      }
      form={{ ref: form, onSubmit }}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            Cancel
          </Button>
          {token.actions.includes('deactivate') && (
            <Button aria-disabled={busy} onClick={deactivate}>
              Deactivate instead
            </Button>
          )}
          <Button type="submit" variant="danger" busy={busy} busyLabel="Deleting…">
            Delete permanently
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {failure && <FailureBanner failure={failure} />}
        <DeleteSummary token={token} now={now} />
        {asksForName && <NameToConfirm name={token.name} typed={typed} mismatch={mismatch} onType={setTyped} />}
      </div>
      <SessionPromptSlot />
    </Dialog>
  )
}

interface NameToConfirmProps {
  readonly name: string
  readonly typed: string
  readonly mismatch: boolean
  readonly onType: (typed: string) => void
}

function NameToConfirm({ name, typed, mismatch, onType }: NameToConfirmProps) {
  const errorText = (
    <>
      Type the name exactly: <bdi>{name}</bdi>
    </>
  )
  return (
    <Field
      label={
        <>
          Type <bdi className="font-bold">{name}</bdi> to confirm
        </>
      }
      error={mismatch && errorText}
    >
      <TextInput value={typed} onChange={(event) => onType(event.target.value)} autoComplete="off" spellCheck={false} />
    </Field>
  )
}
