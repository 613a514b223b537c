'use server'

import { asAnyone, text } from '@/lib/auth/guard'

/** Uses the link: creates the user, and returns a ticket that the browser exchanges for the session cookie. */
export async function verifyEmail(secret: unknown) {
  return asAnyone((origin, { accounts }) => accounts.verifyEmail(text(secret), origin))
}

/** Uses the link of an existing user. */
export async function confirmVerification(secret: unknown) {
  return asAnyone((origin, { accounts }) => accounts.confirmVerification(text(secret), origin))
}
