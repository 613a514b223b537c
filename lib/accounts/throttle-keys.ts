import { createHash } from 'node:crypto'
import { networkOf } from '../ip'

/** Key of the throttle row for an IPv4 address or an IPv6 /64, which one household or machine shares. */
export const networkKey = (ip: string | null): string => `network:${networkOf(ip ?? '', { ipv4: 32, ipv6: 64 }) ?? 'unknown'}`

/** Key of the throttle row for an account; the typed email address is stored as a digest only. */
export const accountKey = (email: string): string => `account:${createHash('sha256').update(email).digest('base64url')}`
