'use server'

import type { PersonInput } from '@/lib/accounts/schema'
import { asAnyone } from '@/lib/auth/guard'

/** The result is the same for the email address of a user. */
export async function signUp(input: PersonInput) {
  return asAnyone((origin, { accounts }) => accounts.signUp(input, origin))
}
