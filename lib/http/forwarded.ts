import ipaddr from 'ipaddr.js'

/**
 * The client IP from a forwarding chain, `client, proxy, peer`. The server itself appended the last entry, the peer of the
 * connection. An entry is trusted only if all entries to its right are trusted proxies, so a client cannot forge one. Null
 * if the trusted entry is not an IP address.
 */
export function forwardedAddress(chain: string | null, trustedProxies: readonly string[]): string | null {
  const entries = chain?.split(',') ?? []
  for (const [index, entry] of [...entries.entries()].reverse()) {
    const address = plainAddress(entry.trim())
    if (address === null || index === 0 || !isTrusted(address, trustedProxies)) return address
  }
  return null
}

/** Canonical IP address: IPv4-mapped IPv6 as IPv4, IPv6 compressed in lower case, no zone; null if invalid. */
export function plainAddress(text: string): string | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return text
  const [base = ''] = text.split('%')
  return base.includes(':') && ipaddr.IPv6.isValid(base) ? ipaddr.process(base).toString() : null
}

/** True if the text is an IP address or a CIDR range. */
export const isNetwork = (text: string): boolean => ipaddr.isValidCIDR(asCidr(text))

const asCidr = (network: string): string => (network.includes('/') ? network : `${network}/${network.includes(':') ? 128 : 32}`)

function isTrusted(text: string, proxies: readonly string[]): boolean {
  const address = ipaddr.parse(text)
  return proxies.some((proxy) => {
    const [base, bits] = ipaddr.parseCIDR(asCidr(proxy))
    return base.kind() === address.kind() && address.match(base, bits)
  })
}
