import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { otherOriginProblem } from '@/components/session/configured-origin'
import { type FailureCode, fail, type Outcome } from '@/lib/result'

/** A sign-in that waits for the second factor. */
export interface PendingSignIn {
  readonly step: string
  /** The user has a passkey to continue with instead. */
  readonly passkey: boolean
}

export type Proof = { readonly ticket: string } | { readonly pending: PendingSignIn }

export interface SignInActions {
  readonly signIn: (email: string, password: string) => Promise<Outcome<Proof, FailureCode>>
  readonly finishSignIn: (step: string, code: string) => Promise<Outcome<{ ticket: string }, FailureCode>>
  readonly passkeySignInOptions: () => Promise<Outcome<PublicKeyCredentialRequestOptionsJSON, FailureCode>>
  readonly signInWithPasskey: (response: string) => Promise<Outcome<{ ticket: string; email: string }, FailureCode>>
}

/** No response, or a page at an origin whose actions are rejected. */
export const unreachable = (): Outcome<never, FailureCode> =>
  fail('unavailable', { detail: otherOriginProblem() ?? "Couldn't reach Keyrail. Check your connection and try again." })

/** Runs a step of signing in. A lost connection becomes the failure `unavailable`. */
async function attempt<T>(step: () => Promise<Outcome<T, FailureCode>>): Promise<Outcome<T, FailureCode>> {
  try {
    return await step()
  } catch {
    return unreachable()
  }
}

async function openWith<T extends { readonly ticket: string }>(proven: Outcome<T, FailureCode>): Promise<Outcome<T, FailureCode>> {
  return !proven.ok || (await openSession(proven.value.ticket)) ? proven : unreachable()
}

/** Signs this browser in (null), unless the second factor is still to come. */
export async function openProof(proven: Outcome<Proof, FailureCode>): Promise<Outcome<PendingSignIn | null, FailureCode>> {
  if (!proven.ok) return proven
  if ('pending' in proven.value) return { ok: true, value: proven.value.pending }
  return (await openSession(proven.value.ticket)) ? { ok: true, value: null } : unreachable()
}

/** Checks email and password; signs this browser in (null), unless the second factor is still to come. */
export const requestSignIn = (
  { signIn }: Pick<SignInActions, 'signIn'>,
  email: string,
  password: string,
): Promise<Outcome<PendingSignIn | null, FailureCode>> => attempt(async () => openProof(await signIn(email, password)))

/** Completes a sign-in with a code and signs this browser in. */
export const finishWithCode = ({ finishSignIn }: Pick<SignInActions, 'finishSignIn'>, step: string, code: string) =>
  attempt(async () => openWith(await finishSignIn(step, code)))

/** Signs this browser in with the response of a passkey. */
export const finishWithPasskey = ({ signInWithPasskey }: Pick<SignInActions, 'signInWithPasskey'>, response: string) =>
  attempt(async () => openWith(await signInWithPasskey(response)))

/** Exchanges a ticket for the session cookie. */
export async function openSession(ticket: string): Promise<boolean> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const body = new URLSearchParams({ ticket, csrfToken, callbackUrl: '/', json: 'true' })
  const response = await fetch('/api/auth/callback/credentials', { method: 'POST', body })
  const { url } = (await response.json()) as { url: string }
  // next-auth redirects a rejected ticket to its own pages under /api/
  return response.ok && !new URL(url).pathname.startsWith('/api/')
}
