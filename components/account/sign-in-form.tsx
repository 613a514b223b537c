'use client'

import { type SubmitEvent, useRef, useState } from 'react'
import type { Failure, FailureCode, Outcome } from '@/lib/result'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { TextInput } from '../ui/text-input'
import { askForPasskey } from './passkey'
import { PasskeyButton } from './passkey-button'
import { PasswordInput } from './password-input'
import { keepPending } from './pending-sign-in'
import { finishWithPasskey, type PendingSignIn, requestSignIn, type SignInActions } from './sign-in-request'
import { usePasskeyAutofill } from './use-passkey-autofill'

interface SignInFormProps {
  readonly actions: SignInActions
  /** Same-origin path to open after sign-in. */
  readonly next: string
}

type Step = Outcome<PendingSignIn | null, FailureCode>

export function SignInForm({ actions, next }: SignInFormProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState<'password' | 'passkey' | null>(null)
  const password = useRef<HTMLInputElement>(null)

  async function run(method: 'password' | 'passkey', step: () => Promise<Step>) {
    if (busy) return
    setBusy(method)
    const outcome = await step()
    // a full load, so that no state of the signed-out page is kept
    if (outcome.ok) return openNext(outcome.value, next)
    setFailure(outcome.error)
    setBusy(null)
    if (method === 'password') password.current?.select()
  }

  const finish = async (response: string): Promise<Step> => {
    const finished = await finishWithPasskey(actions, response)
    return finished.ok ? { ok: true, value: null } : finished
  }
  const askAndFinish = async (): Promise<Step> => {
    const asked = await askForPasskey(actions.passkeySignInOptions)
    return asked.ok ? finish(asked.value) : asked
  }
  usePasskeyAutofill(actions.passkeySignInOptions, (response) => void run('passkey', () => finish(response)), failure)

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void run('password', () => requestSignIn(actions, String(form.get('email')), String(form.get('password'))))
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-5">
      <div role="alert" className="empty:hidden">
        {failure && <Banner tone={failure.code === 'unavailable' ? 'warn' : 'bad'}>{failure.detail}</Banner>}
      </div>
      <PasskeyButton busy={busy === 'passkey'} className="w-full" onClick={() => void run('passkey', askAndFinish)}>
        Sign in with a passkey
      </PasskeyButton>
      <Field label="Email">
        <TextInput type="email" name="email" autoComplete="username webauthn" required maxLength={320} />
      </Field>
      <Field label="Password">
        <PasswordInput ref={password} name="password" autoComplete="current-password" required maxLength={4_096} />
      </Field>
      <Button type="submit" variant="primary" busy={busy === 'password'} busyLabel="Signing in…" className="w-full">
        Sign in
      </Button>
    </form>
  )
}

function openNext(pending: PendingSignIn | null, next: string): void {
  if (pending) keepPending(pending)
  window.location.replace(pending ? `/sign-in/two-factor?next=${encodeURIComponent(next)}` : next)
}
