import { createHash } from 'node:crypto'
import { networkOf } from '../ip'

/** Key of the throttle row for one IPv4 address or IPv6 /64, shared by one household or machine. */
export const networkKey = (ip: string | null): string => `network:${networkOf(ip ?? '', { ipv4: 32, ipv6: 64 }) ?? 'unknown'}`

/** Key of the throttle row for the codes of a user. A correct password does not reset it, so a known password gives no more guesses. */
export const codeKey = (userId: string): string => `code:${userId}`

/** Key of the throttle row for the password of an account; holds a digest, not the typed email address. */
export const accountKey = (email: string): string => `account:${createHash('sha256').update(email).digest('base64url')}`
