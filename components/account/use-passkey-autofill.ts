import { useEffect, useEffectEvent } from 'react'
import type { Failure } from '@/lib/result'
import { offerAutofill } from './passkey'
import type { SignInActions } from './sign-in-request'

/** The challenge of an offer is valid for ten minutes. */
const renewMs = 9 * 60_000

/** Offers passkeys in the autofill of the email field while the form is shown, and again after each failure. */
export function usePasskeyAutofill(
  options: SignInActions['passkeySignInOptions'],
  onResponse: (response: string) => void,
  failure: Failure | null,
): void {
  const respond = useEffectEvent(onResponse)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a failed attempt ended the offer
  useEffect(() => {
    let shown = true
    const offer = async () => {
      const response = await offerAutofill(options)
      if (response !== null && shown) respond(response)
    }
    void offer()
    const timer = setInterval(() => void offer(), renewMs)
    return () => {
      shown = false
      clearInterval(timer)
    }
  }, [options, failure])
}
