'use server'

import { asAnyone, inAccount, text } from '@/lib/auth/guard'
import { endSession } from '@/lib/auth/sign-out'
import type { AcceptanceInput } from '@/lib/organizations/schema'
import { ok } from '@/lib/result'

export async function acceptInvitation(secret: unknown) {
  return inAccount((actor, { organizations }) => organizations.invitations.accept(actor, text(secret)))
}

/** Returns a ticket that the browser exchanges for the session cookie. */
export async function acceptAsNewUser(secret: unknown, input: unknown) {
  return asAnyone((origin, { organizations }) => organizations.invitations.acceptAsNewUser(text(secret), input as AcceptanceInput, origin))
}

export async function declineInvitation(secret: unknown) {
  return asAnyone((origin, { organizations }) => organizations.invitations.decline(text(secret), origin))
}

/** Signs out without leaving the page of the invitation. */
export async function signOutToContinue() {
  await endSession()
  return ok(null)
}
