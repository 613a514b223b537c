'use client'

import { type SubmitEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Failure, FailureCode, Outcome } from '@/lib/result'
import { focusOnce } from '../tokens/dialogs/dialog-focus'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { CodeField } from './code-field'
import { askForPasskey } from './passkey'
import { PasskeyButton } from './passkey-button'
import { forgetPending, storedPending } from './pending-sign-in'
import { finishWithCode, finishWithPasskey, type PendingSignIn, type SignInActions } from './sign-in-request'

interface TwoFactorFormProps {
  readonly actions: Omit<SignInActions, 'signIn'>
  /** Same-origin path to open after sign-in. */
  readonly next: string
}

const never = () => () => undefined

/** Second factor of the sign-in that this tab began; returns to the first step without one. */
export function TwoFactorForm({ actions, next }: TwoFactorFormProps) {
  const stored = useSyncExternalStore(never, storedPending, () => undefined)
  useEffect(() => {
    if (stored === null) startOver(next)
  }, [stored, next])
  return stored ? <CodeForm actions={actions} next={next} pending={JSON.parse(stored) as PendingSignIn} /> : null
}

const startOver = (next: string): void => window.location.replace(`/sign-in?next=${encodeURIComponent(next)}`)

function CodeForm({ actions, next, pending }: TwoFactorFormProps & { readonly pending: PendingSignIn }) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const [recovery, setRecovery] = useState(false)
  const code = useRef<HTMLInputElement>(null)

  async function run(step: () => Promise<Outcome<unknown, FailureCode>>) {
    if (busy) return
    setBusy(true)
    const outcome = await step()
    if (outcome.ok) {
      forgetPending()
      return window.location.replace(next)
    }
    setFailure(outcome.error)
    setBusy(false)
    code.current?.select()
  }

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('code'))
    void run(() => finishWithCode(actions, pending.step, typed))
  }
  const withPasskey = async () => {
    const asked = await askForPasskey(actions.passkeySignInOptions)
    return asked.ok ? finishWithPasskey(actions, asked.value) : asked
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-5">
      <div role="alert" className="empty:hidden">
        {failure && <Banner tone={failure.code === 'unavailable' ? 'warn' : 'bad'}>{failure.detail}</Banner>}
      </div>
      <CodeField
        ref={(input) => {
          code.current = input
          focusOnce(input)
        }}
        recovery={recovery}
      />
      <Button type="submit" variant="primary" busy={busy} busyLabel="Checking…" className="w-full">
        Continue
      </Button>
      <div className="flex flex-wrap justify-center gap-x-2 gap-y-1">
        <Button variant="quiet" onClick={() => setRecovery(!recovery)}>
          {recovery ? 'Use your authenticator app' : 'Use a recovery code'}
        </Button>
        {pending.passkey && (
          <PasskeyButton variant="quiet" onClick={() => void run(withPasskey)}>
            Use a passkey
          </PasskeyButton>
        )}
        <Button variant="quiet" onClick={() => startOver(next)}>
          Start again
        </Button>
      </div>
    </form>
  )
}
