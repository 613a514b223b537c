import { createHash } from 'node:crypto'
import ipaddr from 'ipaddr.js'

/** What one household or machine shares: an IPv4 address, or the /64 of an IPv6 one. */
export function throttledNetwork(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown'
  const address = ipaddr.process(ip)
  if (address.kind() === 'ipv4') return address.toString()
  return address
    .toByteArray()
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

/** Keys of the throttle rows; an address someone typed is not kept in the clear. */
export const networkKey = (ip: string | null): string => `network:${throttledNetwork(ip ?? '')}`
export const accountKey = (email: string): string => `account:${createHash('sha256').update(email).digest('base64url')}`
