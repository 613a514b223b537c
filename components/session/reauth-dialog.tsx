'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { reauthMs } from '@/lib/reauth'
import type { Failure } from '@/lib/result'
import { minuteMs } from '@/lib/time/units'
import { waitText } from './failure-text'
import { useSessionPrompts } from './session-prompts'
import { usePromptForm } from './use-prompt-form'

function errorText({ code, detail, fields, retryAfter }: Failure): string {
  if (code === 'rate_limited') return `Too many attempts. Try again in ${waitText(retryAfter)}.`
  return fields?.password?.[0] ?? detail ?? 'Incorrect password.'
}

export function ReauthDialog({ onDone }: { readonly onDone: (reauthenticated: boolean) => void }) {
  const { session, promptSignIn } = useSessionPrompts()
  const { error, busy, onSubmit } = usePromptForm({
    submit: async (form) => {
      const outcome = await session.reauthenticate(String(form.get('password')))
      // signing in counts as re-authentication
      if (!outcome.ok && outcome.error.code === 'missing_credentials') onDone(await promptSignIn())
      return outcome
    },
    errorText,
    onSuccess: () => onDone(true),
  })
  return (
    <Dialog
      open
      onClose={() => onDone(false)}
      title="Confirm it's you"
      description={`Enter your password to continue. We won't ask again for ${reauthMs / minuteMs} minutes.`}
      size="confirm"
      dismissable={false}
      form={{ onSubmit }}
      footer={
        <>
          <Button onClick={() => onDone(false)}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Confirming…">
            Confirm
          </Button>
        </>
      }
    >
      <Field label="Password" error={error}>
        <TextInput type="password" name="password" autoComplete="current-password" />
      </Field>
    </Dialog>
  )
}
