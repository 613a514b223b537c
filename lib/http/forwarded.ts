import { canonicalIp, isInCidrs } from '../ip'

/**
 * The client's IP from a forwarding chain, `client, proxy, peer`. The server itself appended the last entry, the peer of the
 * connection. An entry is trusted only if every entry to its right is a trusted proxy, so a client cannot forge one. Null if
 * the trusted entry is not an IP address.
 */
export function forwardedIp(chain: string | null, trustedProxies: readonly string[]): string | null {
  const entries = chain?.split(',') ?? []
  for (const [index, entry] of [...entries.entries()].reverse()) {
    const ip = canonicalIp(entry.trim())
    if (ip === null || index === 0 || !isInCidrs(ip, trustedProxies)) return ip
  }
  return null
}
