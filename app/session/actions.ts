'use server'

import { redirect } from 'next/navigation'
import { continueSession } from '@/lib/auth/continue-session'
import { asAnyone, inAccount, text } from '@/lib/auth/guard'
import { presentedBrowser } from '@/lib/auth/known-browser'
import { endSession } from '@/lib/auth/sign-out'
import { ok } from '@/lib/result'

/** Returns a ticket that the browser exchanges for the session cookie, or a sign-in that waits for the second factor. */
export async function signIn(email: unknown, password: unknown) {
  return asAnyone(async (origin, server) => server.accounts.signIn(text(email), text(password), origin, await presentedBrowser(server)))
}

/** Second factor of a sign-in. */
export async function finishSignIn(step: unknown, code: unknown) {
  return asAnyone(async (origin, server) => server.accounts.finishSignIn(text(step), text(code), origin, await presentedBrowser(server)))
}

export async function passkeySignInOptions() {
  return asAnyone(async (_origin, server) => ok(await server.accounts.passkeySignInOptions()))
}

export async function signInWithPasskey(response: unknown) {
  return asAnyone((_origin, server) => server.accounts.signInWithPasskey(text(response)))
}

export async function reauthMethods() {
  return inAccount(async (actor, server) => ok(await server.accounts.reauthMethods(actor)))
}

/** Re-authenticates the current session for ten minutes. The session gets a new id. */
export async function reauthenticate(password: unknown) {
  return inAccount(async (actor, server) => continueSession(server, await server.accounts.confirmPassword(actor, text(password))))
}

export async function reauthenticateWithCode(code: unknown) {
  return inAccount(async (actor, server) => continueSession(server, await server.accounts.confirmCode(actor, text(code))))
}

export async function passkeyReauthOptions() {
  return inAccount(async (actor, server) => ok(await server.accounts.passkeyConfirmOptions(actor)))
}

export async function reauthenticateWithPasskey(response: unknown) {
  return inAccount(async (actor, server) => continueSession(server, await server.accounts.confirmPasskey(actor, text(response))))
}

export async function signOut(): Promise<void> {
  redirect((await endSession()) === 'here' ? '/sign-in?session=open' : '/sign-in')
}
