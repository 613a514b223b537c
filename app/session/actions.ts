'use server'

import { redirect } from 'next/navigation'
import { continueSession } from '@/lib/auth/continue-session'
import { asAnyone, inAccount, text } from '@/lib/auth/guard'
import { presentedBrowser } from '@/lib/auth/known-browser'
import { endSession } from '@/lib/auth/sign-out'
import { ok } from '@/lib/result'

/** Returns a ticket that the browser exchanges for the session cookie, or a sign-in that waits for the second factor. */
export async function signIn(email: unknown, password: unknown) {
  return asAnyone(
    async (origin, server) => server.accounts.signIn(text(email), text(password), origin, await presentedBrowser(server)),
    'access',
  )
}

/** Second factor of a sign-in. */
export async function finishSignIn(step: unknown, code: unknown) {
  return asAnyone(
    async (origin, server) => server.accounts.finishSignIn(text(step), text(code), origin, await presentedBrowser(server)),
    'access',
  )
}

export async function passkeySignInOptions() {
  return asAnyone(async (_origin, server) => ok(await server.accounts.passkeySignInOptions()), 'access')
}

export async function signInWithPasskey(response: unknown) {
  return asAnyone((_origin, server) => server.accounts.signInWithPasskey(text(response)), 'access')
}

export async function reauthMethods() {
  return inAccount(async (actor, server) => ok(await server.accounts.reauthMethods(actor)), 'access')
}

/** Re-authenticates the current session for ten minutes. The session gets a new id. */
export async function reauthenticate(password: unknown) {
  return inAccount(async (actor, server) => continueSession(server, await server.accounts.confirmPassword(actor, text(password))), 'access')
}

export async function reauthenticateWithCode(code: unknown) {
  return inAccount(async (actor, server) => continueSession(server, await server.accounts.confirmCode(actor, text(code))), 'access')
}

export async function passkeyReauthOptions() {
  return inAccount(async (actor, server) => ok(await server.accounts.passkeyConfirmOptions(actor)), 'access')
}

export async function reauthenticateWithPasskey(response: unknown) {
  return inAccount(async (actor, server) => continueSession(server, await server.accounts.confirmPasskey(actor, text(response))), 'access')
}

export async function signOut(): Promise<void> {
  redirect((await endSession()) === 'here' ? '/sign-in?session=open' : '/sign-in')
}
