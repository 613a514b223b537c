'use client'

import { type SubmitEvent, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SessionPromptSlot } from '../../../session/session-prompt-slot'
import { useDiscardGuard } from '../../../session/use-discard-guard'
import type { CreateOpening } from '../../types'
import { useTokenDialogContext } from '../dialog-context'
import { focusFirstError } from '../dialog-focus'
import type { DialogProps } from '../dialog-props'
import { useInvalidateQueries } from '../queries'
import { useReveal } from '../reveal/use-reveal'
import { useIssue } from '../use-issue'
import { accessSummary } from './access-summary'
import { CreateBody, isBlocked, showsFields } from './create-body'
import { chosenScopes, toInput } from './draft'
import { type CreateForm, useCreateForm } from './use-create-form'

interface CreateDialogProps extends DialogProps {
  readonly opening: CreateOpening
}

/** Create form; shows the new secret in the same dialog once the token is created. */
export function CreateDialog({ opening, open, onClose, onClosed }: CreateDialogProps) {
  const { actions, onChange } = useTokenDialogContext()
  const form = useCreateForm(opening)
  const { issued, failure, busy, submit } = useIssue(actions.create)
  const { leave, discardDialog } = useDiscardGuard({ typed: form.typed && issued === null, busy, onLeave: onClose })
  const formElement = useRef<HTMLFormElement>(null)
  const invalidateQueries = useInvalidateQueries()
  useEffect(() => {
    if (failure?.fields) focusFirstError(formElement.current)
  }, [failure])
  const reveal = useReveal(issued, 'Store this token now', ({ token }) => {
    onClosed()
    invalidateQueries()
    onChange({ kind: 'created', token })
  })
  if (reveal) return <Dialog open {...reveal} />
  const fields = showsFields(form)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.target === event.currentTarget && form.draft && form.options.data) submit(toInput(form.draft, form.options.data))
  }
  return (
    <Dialog
      open={open}
      onClose={leave}
      onGone={onClosed}
      title="Create token"
      description={
        opening.from ? <CopiedFrom name={opening.from.name} /> : 'Name it after the software that will use it. One token per integration.'
      }
      form={{ ref: formElement, onSubmit }}
      summary={fields && <Summary form={form} />}
      footer={
        <>
          <Button onClick={leave}>{isBlocked(form) ? 'Close' : 'Cancel'}</Button>
          {fields && (
            <Button type="submit" variant="primary" busy={busy} busyLabel="Creating…">
              Create token
            </Button>
          )}
        </>
      }
    >
      <CreateBody form={form} failure={failure} />
      {discardDialog}
      <SessionPromptSlot />
    </Dialog>
  )
}

const CopiedFrom = ({ name }: { readonly name: string }) => (
  <>
    Filled in from “<bdi>{name}</bdi>”. Check its access and expiration: the new token is independent of it.
  </>
)

/** What the token will be able to do. */
function Summary({ form: { draft, options } }: { readonly form: CreateForm }) {
  if (!draft || !options.data) return null
  return <p aria-live="polite">{accessSummary(chosenScopes(draft, options.data))}</p>
}
