import { Overloaded } from '../errors'
import { fail, type Outcome, ok } from '../result'
import type { Passwords } from './passwords'

/** Hashes a password that was validated, unless too many are being hashed. */
export async function hashPassword(passwords: Passwords, password: string): Promise<Outcome<string, 'unavailable'>> {
  try {
    return ok(await passwords.hash(password))
  } catch (error) {
    if (!(error instanceof Overloaded)) throw error
    return fail('unavailable', { detail: 'Keyrail is busy. Try again in a few seconds.', retryAfter: 5 })
  }
}
