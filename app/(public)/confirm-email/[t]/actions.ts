'use server'

import { asAnyone, text } from '@/lib/auth/guard'

export async function confirmEmail(secret: unknown) {
  return asAnyone((origin, { accounts }) => accounts.confirmEmailChange(text(secret), origin))
}
