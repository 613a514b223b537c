'use client'

import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { Failure, FailureCode, Outcome } from '@/lib/result'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { PageLink } from '../ui/page-link'
import { TextInput } from '../ui/text-input'
import { useToasts } from '../ui/toasts'
import { openNext } from './open-next'
import { askForPasskey } from './passkey'
import { PasskeyButton } from './passkey-button'
import { PasswordInput } from './password-input'
import { finishWithPasskey, type PendingSignIn, requestSignIn, type SignInActions } from './sign-in-request'
import { usePasskeyAutofill } from './use-passkey-autofill'

interface SignInFormProps {
  readonly actions: SignInActions
  /** Same-origin path to open after sign-in. */
  readonly next: string
}

// after the field, so that Tab leads from the email to the password
const forgotLink =
  'absolute -top-0.5 right-0 inline-flex h-6 items-center text-sm font-medium text-accent underline-offset-4 hover:underline coarse:-top-4.5 coarse:h-11 coarse:items-end coarse:pb-0.5'

type Step = Outcome<PendingSignIn | null, FailureCode>

export function SignInForm({ actions, next }: SignInFormProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState<'password' | 'passkey' | null>(null)
  const password = useRef<HTMLInputElement>(null)
  const { clear } = useToasts()
  // toasts of the person who signed out
  useEffect(clear, [clear])

  async function run(method: 'password' | 'passkey', step: () => Promise<Step>) {
    if (busy) return
    setBusy(method)
    const outcome = await step()
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
      <div className="relative">
        <Field label="Password">
          <PasswordInput ref={password} name="password" autoComplete="current-password" required maxLength={4_096} />
        </Field>
        <PageLink href="/forgot-password" className={forgotLink}>
          Forgot your password?
        </PageLink>
      </div>
      <Button type="submit" variant="primary" busy={busy === 'password'} busyLabel="Signing in…" className="w-full">
        Sign in
      </Button>
    </form>
  )
}
