'use client'

import { type SubmitEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { TokenView } from '@/lib/tokens/schema'
import { focusFirstError } from '../dialogs/dialog-focus'
import { usedRecently } from '../dialogs/recent-use'
import { countTokens } from '../labels'
import { DeleteEffects, RemoveEffects } from './bulk-effects'

export interface BulkConfirmation {
  readonly kind: 'remove' | 'delete'
  readonly tokens: readonly TokenView[]
}

interface BulkConfirmProps {
  readonly confirmation: BulkConfirmation
  /** The server's clock. */
  readonly now: string
  readonly onClose: () => void
  readonly onConfirm: (tokens: readonly TokenView[]) => void
  readonly onDeactivate: (tokens: readonly TokenView[]) => void
}

/** Asks for the number of tokens before deleting if software may still depend on one of them. */
export function BulkConfirm({ confirmation: { kind, tokens }, now, onClose, onConfirm, onDeactivate }: BulkConfirmProps) {
  const cancel = useRef<HTMLButtonElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState('')
  const [mismatch, setMismatch] = useState(false)
  const isRemoval = kind === 'remove'
  const asksForCount = !isRemoval && tokens.some((token) => usedRecently(token, now))
  const deactivatable = tokens.filter((token) => token.actions.includes('deactivate'))
  const Effects = isRemoval ? RemoveEffects : DeleteEffects
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const wrongCount = asksForCount && typed.trim() !== `${tokens.length}`
    setMismatch(wrongCount)
    if (wrongCount) queueMicrotask(() => focusFirstError(form.current))
    else onConfirm(tokens)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      role={isRemoval ? 'dialog' : 'alertdialog'}
      initialFocus={cancel}
      title={isRemoval ? `Remove ${countTokens(tokens.length)} from your list?` : `Delete ${countTokens(tokens.length)} permanently?`}
      form={{ ref: form, onSubmit }}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            Cancel
          </Button>
          {deactivatable.length > 0 && <Button onClick={() => onDeactivate(deactivatable)}>Deactivate instead</Button>}
          <Button type="submit" variant={isRemoval ? 'primary' : 'danger'}>
            {isRemoval ? 'Remove from list' : 'Delete permanently'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Effects tokens={tokens} now={now} />
        {asksForCount && (
          <Field
            label={
              <>
                Type <span className="font-bold">{tokens.length}</span> to confirm
              </>
            }
            error={mismatch && `Type the number of tokens: ${tokens.length}`}
          >
            <TextInput inputMode="numeric" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </Field>
        )}
      </div>
    </Dialog>
  )
}
