'use server'

import { redirect } from 'next/navigation'
import { asAnyone, inAccount, text } from '@/lib/auth/guard'
import { reissueCookie } from '@/lib/auth/session-cookie'
import { endSession } from '@/lib/auth/sign-out'
import { ok } from '@/lib/result'

/** Returns a ticket that the browser exchanges for the session cookie. */
export async function signIn(email: unknown, password: unknown) {
  return asAnyone((origin, server) => server.accounts.signIn(text(email), text(password), origin))
}

/** Re-authenticates the current session for ten minutes. The session gets a new id. */
export async function reauthenticate(password: unknown) {
  return inAccount(async (actor, server) => {
    const confirmed = await server.accounts.confirmPassword(actor, text(password))
    if (!confirmed.ok) return confirmed
    await reissueCookie(server, confirmed.value)
    return ok({ until: confirmed.value.reauthUntil.toISOString() })
  })
}

export async function signOut(): Promise<void> {
  redirect((await endSession()) === 'here' ? '/sign-in?session=open' : '/sign-in')
}
