'use client'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { Failure } from '@/lib/result'
import { waitWords } from '../failure-text'
import { useSessionGate } from './gate'
import { usePromptForm } from './use-prompt-form'

function sentence(failure: Failure): string {
  if (failure.code === 'rate_limited') return `Too many attempts. Try again in ${waitWords(failure.retryAfter)}.`
  return failure.detail ?? 'E-mail or password is not right.'
}

/** D12: a new session above what the person was doing. */
export function SessionEnded({ onAnswer }: { readonly onAnswer: (signedIn: boolean) => void }) {
  const { session } = useSessionGate()
  const { problem, busy, onSubmit } = usePromptForm({
    run: (typed) => session.signIn(String(typed.get('email')), String(typed.get('password'))),
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
        <Field label="E-mail">
          <TextInput type="email" name="email" autoComplete="username" />
        </Field>
        <Field label="Password">
          <TextInput type="password" name="password" autoComplete="current-password" />
        </Field>
      </div>
    </Dialog>
  )
}
