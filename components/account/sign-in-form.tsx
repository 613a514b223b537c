'use client'

import type { Route } from 'next'
import { type SubmitEvent, useRef, useState } from 'react'
import type { Failure } from '@/lib/result'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { PageLink } from '../ui/page-link'
import { TextInput } from '../ui/text-input'
import { PasswordInput } from './password-input'
import { requestSignIn, type SignInAction } from './sign-in-request'

interface SignInFormProps {
  readonly signIn: SignInAction
  /** Same-origin path to open after sign-in. */
  readonly next: string
  /** Way back in for someone who forgot the password. */
  readonly recovery: 'email' | 'administrator'
}

// after the field, so that Tab leads from the email to the password
const forgotLink =
  'absolute -top-0.5 right-0 inline-flex h-6 items-center text-sm font-medium text-accent underline-offset-4 hover:underline coarse:-top-4.5 coarse:h-11 coarse:items-end coarse:pb-0.5'

export function SignInForm({ signIn, next, recovery }: SignInFormProps) {
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
      <div className="relative">
        <Field label="Password" hint={recovery === 'administrator' && 'Forgot your password? Ask your administrator.'}>
          <PasswordInput ref={password} name="password" autoComplete="current-password" required maxLength={4_096} />
        </Field>
        {recovery === 'email' && (
          <PageLink href={'/forgot-password' as Route} className={forgotLink}>
            Forgot your password?
          </PageLink>
        )}
      </div>
      <Button type="submit" variant="primary" busy={busy} busyLabel="Signing in…" className="w-full">
        Sign in
      </Button>
    </form>
  )
}
