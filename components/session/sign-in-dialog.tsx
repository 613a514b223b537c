'use client'

import { useShell } from '@/components/shell/shell-context'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { Failure } from '@/lib/result'
import { requestSignIn } from '../account/sign-in-request'
import { waitText } from './failure-text'
import { isSameEmail } from './is-same-email'
import { useSessionPrompts } from './session-prompts'
import { usePromptForm } from './use-prompt-form'

function errorText({ code, detail, retryAfter }: Failure): string {
  if (code === 'rate_limited') return `Too many attempts. Try again in ${waitText(retryAfter)}.`
  return detail ?? 'Incorrect email or password.'
}

/** Reloads the page; never resolves, so that nothing the previous user started runs as the new one. */
function startOver(): Promise<never> {
  window.location.reload()
  return new Promise(() => undefined)
}

export function SignInDialog({ onDone }: { readonly onDone: (signedIn: boolean) => void }) {
  const { session } = useSessionPrompts()
  const { person } = useShell()
  const { error, busy, onSubmit } = usePromptForm({
    submit: async (form) => {
      const email = String(form.get('email'))
      const outcome = await requestSignIn(session.signIn, email, String(form.get('password')))
      return outcome.ok && !isSameEmail(email, person.email) ? startOver() : outcome
    },
    errorText,
    onSuccess: () => onDone(true),
  })
  return (
    <Dialog
      open
      onClose={() => onDone(false)}
      title="Your session has ended"
      description="Sign in to continue. What you typed is still here."
      size="confirm"
      dismissable={false}
      closeLabel="Close"
      form={{ onSubmit }}
      footer={
        <Button type="submit" variant="primary" busy={busy} busyLabel="Signing in…">
          Sign in
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {error && <Banner tone="bad">{error}</Banner>}
        <Field label="Email">
          <TextInput type="email" name="email" autoComplete="username" />
        </Field>
        <Field label="Password">
          <TextInput type="password" name="password" autoComplete="current-password" />
        </Field>
      </div>
    </Dialog>
  )
}
