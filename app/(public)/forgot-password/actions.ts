'use server'

import { asAnyone, text } from '@/lib/auth/guard'

/** The result is the same for every email address. */
export async function requestReset(email: unknown) {
  return asAnyone((origin, { accounts }) => accounts.requestReset(text(email), origin))
}
