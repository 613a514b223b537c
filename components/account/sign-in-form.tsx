'use client'

import { type SubmitEvent, useRef, useState } from 'react'
import type { Failure } from '@/lib/result'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { TextInput } from '../ui/text-input'
import { PasswordInput } from './password-input'
import { requestSignIn, type SignInAction } from './sign-in-request'

interface SignInFormProps {
  readonly signIn: SignInAction
  /** Same-origin path to open after sign-in. */
  readonly next: string
}

export function SignInForm({ signIn, next }: SignInFormProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const password = useRef<HTMLInputElement>(null)

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const outcome = await requestSignIn(signIn, String(form.get('email')), String(form.get('password')))
    // a full load, so that no state of the signed-out page is kept
    if (outcome.ok) return window.location.replace(next)
    setFailure(outcome.error)
    setBusy(false)
    password.current?.select()
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-5">
      <div role="alert" className="empty:hidden">
        {failure && <Banner tone={failure.code === 'unavailable' ? 'warn' : 'bad'}>{failure.detail}</Banner>}
      </div>
      <Field label="Email">
        <TextInput type="email" name="email" autoComplete="username" required maxLength={320} />
      </Field>
      <Field label="Password">
        <PasswordInput ref={password} name="password" autoComplete="current-password" required maxLength={4_096} />
      </Field>
      <Button type="submit" variant="primary" busy={busy} busyLabel="Signing in…" className="w-full">
        Sign in
      </Button>
    </form>
  )
}
