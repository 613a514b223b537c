import { otherOriginProblem } from '@/components/session/configured-origin'
import { type FailureCode, fail, type Outcome } from '@/lib/result'

export type SignInAction = (email: string, password: string) => Promise<Outcome<{ ticket: string }, FailureCode>>

const unreachable = (): Outcome<never, FailureCode> =>
  fail('unavailable', { detail: otherOriginProblem() ?? "Couldn't reach Keyrail. Check your connection and try again." })

/** Signs this browser in. A lost connection becomes the failure `unavailable`. */
export async function requestSignIn(signIn: SignInAction, email: string, password: string): Promise<Outcome<null, FailureCode>> {
  try {
    const outcome = await signIn(email, password)
    if (!outcome.ok) return outcome
    return (await openSession(outcome.value.ticket)) ? { ok: true, value: null } : unreachable()
  } catch {
    return unreachable()
  }
}

/** Exchanges a ticket for the session cookie. */
export async function openSession(ticket: string): Promise<boolean> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const body = new URLSearchParams({ ticket, csrfToken, callbackUrl: '/', json: 'true' })
  const response = await fetch('/api/auth/callback/credentials', { method: 'POST', body })
  const { url } = (await response.json()) as { url: string }
  // next-auth redirects a rejected ticket to its own pages under /api/
  return response.ok && !new URL(url).pathname.startsWith('/api/')
}
