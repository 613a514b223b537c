'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { Failure } from '@/lib/result'
import { waitText } from './failure-text'
import { useSessionPrompts } from './session-prompts'
import { usePromptForm } from './use-prompt-form'

function sentence(failure: Failure): string {
  if (failure.fields?.password?.[0]) return failure.fields.password[0]
  if (failure.code === 'rate_limited') return `Too many attempts. Try again in ${waitText(failure.retryAfter)}.`
  return failure.detail ?? 'The password is not right.'
}

/** D11: a fresh sign-in of ten minutes. */
export function ConfirmIdentity({ onAnswer }: { readonly onAnswer: (confirmed: boolean) => void }) {
  const { session, sessionEnded } = useSessionPrompts()
  const confirm = async (typed: FormData) => {
    const outcome = await session.confirmIdentity(String(typed.get('password')))
    if (!outcome.ok && outcome.error.code === 'missing_credentials') onAnswer(await sessionEnded())
    return outcome
  }
  const { problem, busy, onSubmit } = usePromptForm({ run: confirm, explain: sentence, onDone: () => onAnswer(true) })
  return (
    <Dialog
      open
      onClose={() => onAnswer(false)}
      title="Confirm it is you"
      description="What you are about to do needs your password again. It then holds for 10 minutes."
      size="confirm"
      dismissable={false}
      form={{ onSubmit }}
      footer={
        <>
          <Button onClick={() => onAnswer(false)}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Confirming…">
            Confirm
          </Button>
        </>
      }
    >
      <Field label="Password" error={problem}>
        <TextInput type="password" name="password" autoComplete="current-password" />
      </Field>
    </Dialog>
  )
}
