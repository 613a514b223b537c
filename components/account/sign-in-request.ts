import type { FailureCode, Outcome } from '@/lib/result'

export type SignInAction = (email: string, password: string) => Promise<Outcome<{ ticket: string }, FailureCode>>

const unreachable = {
  ok: false,
  error: { code: 'unavailable', detail: 'Keyrail could not be reached. Check your connection and try again.' },
} as const satisfies Outcome<never, FailureCode>

/** Proves the person and gives this browser their session. No answer at all is a failure like any other. */
export async function requestSignIn(signIn: SignInAction, email: string, password: string): Promise<Outcome<null, FailureCode>> {
  try {
    const proven = await signIn(email, password)
    if (!proven.ok) return proven
    return (await openSession(proven.value.ticket)) ? { ok: true, value: null } : unreachable
  } catch {
    return unreachable
  }
}

/** Exchanges a ticket for the session cookie. */
export async function openSession(ticket: string): Promise<boolean> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const body = new URLSearchParams({ ticket, csrfToken, callbackUrl: '/', json: 'true' })
  const answer = await fetch('/api/auth/callback/credentials', { method: 'POST', body })
  const { url } = (await answer.json()) as { url: string }
  // a rejection points back to next-auth's own pages
  return answer.ok && !new URL(url).pathname.startsWith('/api/')
}
