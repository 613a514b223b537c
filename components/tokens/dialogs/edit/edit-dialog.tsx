'use client'

import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Failure } from '@/lib/result'
import type { TokenView } from '@/lib/tokens/schema'
import { FailureBanner } from '../../../session/failure-banner'
import { SessionPromptSlot } from '../../../session/session-prompt-slot'
import { useDiscardGuard } from '../../../session/use-discard-guard'
import { useTokenDialogContext } from '../dialog-context'
import { focusFirstError } from '../dialog-focus'
import type { DialogProps } from '../dialog-props'
import { FieldErrorsBanner } from '../field-errors-banner'
import { useAct } from '../use-act'
import { Conflict } from './conflict'
import { draftOf, type EditDraft, isChanged, mergeDraft, toEdit } from './edit-draft'
import { EditFields } from './edit-fields'
import { useStoredToken } from './use-stored-token'

export function EditDialog({ token, open, onClose, onClosed }: DialogProps & { readonly token: TokenView }) {
  const { actions, onChange } = useTokenDialogContext()
  const { failure, busy, act } = useAct()
  const [draft, setDraft] = useState(() => draftOf(token))
  const { leave, release, discardDialog } = useDiscardGuard({ typed: isChanged(draft, token), busy, onLeave: onClose })
  const form = useRef<HTMLFormElement>(null)
  const latest = useStoredToken(token, failure)
  useEffect(() => {
    if (failure?.fields) focusFirstError(form.current)
  }, [failure])
  const save = (changes: EditDraft, version: number) =>
    act(
      () => actions.edit(token.tokenKey, toEdit(changes, version)),
      (edited) =>
        release(() => {
          onClose()
          onChange({ kind: 'edited', token: edited })
        }),
    )
  const merge = (stored: TokenView) => mergeDraft(draft, token, stored)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target === event.currentTarget) save(draft, token.version)
  }
  return (
    <Dialog
      open={open}
      onClose={leave}
      onGone={onClosed}
      title="Edit token"
      form={{ ref: form, onSubmit }}
      footer={
        <>
          <Button onClick={leave}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Saving…">
            Save changes
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {failure?.code === 'conflict' ? (
          <Conflict latest={latest} failure={failure} merge={merge} busy={busy} onSave={save} />
        ) : (
          failure && <EditFailure failure={failure} />
        )}
        <EditFields
          token={token}
          draft={draft}
          patch={(change) => setDraft((last) => ({ ...last, ...change }))}
          errors={failure?.fields ?? {}}
        />
      </div>
      {discardDialog}
      <SessionPromptSlot />
    </Dialog>
  )
}

const EditFailure = ({ failure }: { readonly failure: Failure }) =>
  failure.fields ? <FieldErrorsBanner failure={failure} fields={failure.fields} /> : <FailureBanner failure={failure} />
