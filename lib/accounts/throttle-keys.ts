import { createHash } from 'node:crypto'
import { isLoopback } from '../boot/loopback.mjs'
import { networkOf } from '../ip'

/**
 * Key of the throttle row for one IPv4 address or IPv6 /64, shared by one household or machine. Null for this machine itself: if the
 * proxy in front is not named, everyone arrives from there.
 */
export function networkKey(ip: string | null): string | null {
  if (ip !== null && isLoopback(ip)) return null
  return `network:${networkOf(ip ?? '', { ipv4: 32, ipv6: 64 }) ?? 'unknown'}`
}

/** Key of the throttle row for the codes of a user. A correct password does not reset it, so a known password gives no more guesses. */
export const codeKey = (userId: string): string => `code:${userId}`

/** Key of the throttle row for the password of an account; holds a digest, not the typed email address. */
export const accountKey = (email: string): string => `account:${createHash('sha256').update(email).digest('base64url')}`

/** Keys of the throttle rows that count an attempt. */
export interface AttemptKeys {
  readonly own: string
  readonly network: string | null
}

/** Attempts to re-authenticate. */
export const sessionKeys = (purpose: 'password' | 'code', { sessionId }: { readonly sessionId: string }): AttemptKeys =>
  privateKeys(`session ${purpose}`, sessionId)

/** Attempts in a known browser, or with a session. No one else can use them up, from the same network either. */
export const privateKeys = (key: string, owner: string): AttemptKeys => ({
  own: `${key}:${createHash('sha256').update(owner).digest('base64url')}`,
  network: null,
})
