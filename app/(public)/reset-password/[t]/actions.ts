'use server'

import { asAnyone, text } from '@/lib/auth/guard'

/** Uses the link. */
export async function resetPassword(secret: unknown, password: unknown) {
  return asAnyone((origin, { accounts }) => accounts.resetPassword(text(secret), text(password), origin))
}
