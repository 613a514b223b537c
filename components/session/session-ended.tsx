'use client'

import { useShell } from '@/components/shell/shell-context'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { Failure } from '@/lib/result'
import { waitText } from './failure-text'
import { isSamePerson } from './same-person'
import { useSessionPrompts } from './session-prompts'
import { usePromptForm } from './use-prompt-form'

function sentence(failure: Failure): string {
  if (failure.code === 'rate_limited') return `Too many attempts. Try again in ${waitText(failure.retryAfter)}.`
  return failure.detail ?? 'Email or password is not right.'
}

/** What is on the page belongs to somebody else: nothing of it is carried out in the name of who signed in now. */
function startOver(): Promise<never> {
  window.location.reload()
  return new Promise(() => undefined)
}

/** D12: a new session above what the person was doing. */
export function SessionEnded({ onAnswer }: { readonly onAnswer: (signedIn: boolean) => void }) {
  const { session } = useSessionPrompts()
  const { person } = useShell()
  const { problem, busy, onSubmit } = usePromptForm({
    run: async (typed) => {
      const email = String(typed.get('email'))
      const outcome = await session.signIn(email, String(typed.get('password')))
      return outcome.ok && !isSamePerson(email, person.email) ? startOver() : outcome
    },
    explain: sentence,
    onDone: () => onAnswer(true),
  })
  return (
    <Dialog
      open
      onClose={() => onAnswer(false)}
      title="Your session has ended"
      description="Sign in to go on. What you typed is still here."
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
        {problem && <Banner tone="bad">{problem}</Banner>}
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
