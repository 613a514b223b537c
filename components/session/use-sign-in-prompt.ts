import { useState } from 'react'
import { useViewerEmail } from '@/components/shell/shell-context'
import type { FailureCode, Outcome } from '@/lib/result'
import { askForPasskey } from '../account/passkey'
import { finishWithCode, finishWithPasskey, type PendingSignIn, requestSignIn } from '../account/sign-in-request'
import { isSameEmail } from './is-same-email'
import { promptError } from './prompt-error'
import { useSessionPrompts } from './session-prompts'
import { usePromptForm } from './use-prompt-form'

type Signed = Outcome<unknown, FailureCode>

/** Reloads the page; never resolves, so that nothing the previous user started runs as the new one. */
function startOver(): Promise<never> {
  window.location.reload()
  return new Promise(() => undefined)
}

/** Both steps of signing in again: password or passkey, then a code if the person has two-factor codes. */
export function useSignInPrompt(onSignedIn: () => void) {
  const { session } = useSessionPrompts()
  const viewer = useViewerEmail()
  const [waiting, setWaiting] = useState<{ readonly pending: PendingSignIn; readonly email: string } | null>(null)
  const continueAs = (signed: Signed, email: string) => (signed.ok && !isSameEmail(email, viewer ?? '') ? startOver() : signed)

  async function firstStep(form: FormData): Promise<Signed> {
    const email = String(form.get('email'))
    const proven = await requestSignIn(session, email, String(form.get('password')))
    if (!proven.ok || proven.value === null) return continueAs(proven, email)
    setWaiting({ pending: proven.value, email })
    return proven
  }
  const withCode = async (code: string): Promise<Signed> =>
    waiting === null ? startOver() : continueAs(await finishWithCode(session, waiting.pending.step, code), waiting.email)
  const withPasskey = async (): Promise<Signed> => {
    const asked = await askForPasskey(session.passkeySignInOptions)
    if (!asked.ok) return asked
    const signed = await finishWithPasskey(session, asked.value)
    return signed.ok ? continueAs(signed, signed.value.email) : signed
  }

  const { error, busy, run, onSubmit } = usePromptForm({
    submit: (form) => (waiting ? withCode(String(form.get('code'))) : firstStep(form)),
    errorText: promptError,
    onSuccess: (value) => (isPending(value) ? undefined : onSignedIn()),
  })
  return { error, busy, onSubmit, pending: waiting?.pending ?? null, askPasskey: () => void run(withPasskey) }
}

const isPending = (value: unknown): boolean => typeof value === 'object' && value !== null && 'step' in value
