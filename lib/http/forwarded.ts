import ipaddr from 'ipaddr.js'

/**
 * The client's address from a forwarding chain, `client, proxy, peer`. The last entry is the peer of the connection: the
 * server itself appended it. An entry is believed only when all to its right are trusted proxies, so nothing a client
 * sends is. Null when the believed entry is no address.
 */
export function forwardedAddress(chain: string | null, trustedProxies: readonly string[]): string | null {
  const entries = chain?.split(',') ?? []
  for (const [index, entry] of [...entries.entries()].reverse()) {
    const address = plainAddress(entry.trim())
    if (address === null || index === 0 || !isTrusted(address, trustedProxies)) return address
  }
  return null
}

/** One spelling per address: IPv4 inside IPv6 as IPv4, IPv6 compressed in lower case, no zone; null for anything else. */
export function plainAddress(text: string): string | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return text
  const [base = ''] = text.split('%')
  return base.includes(':') && ipaddr.IPv6.isValid(base) ? ipaddr.process(base).toString() : null
}

/** Whether a text names an address or a CIDR. */
export const isNetwork = (text: string): boolean => ipaddr.isValidCIDR(asCidr(text))

const asCidr = (network: string): string => (network.includes('/') ? network : `${network}/${network.includes(':') ? 128 : 32}`)

function isTrusted(text: string, proxies: readonly string[]): boolean {
  const address = ipaddr.parse(text)
  return proxies.some((proxy) => {
    const [base, bits] = ipaddr.parseCIDR(asCidr(proxy))
    return base.kind() === address.kind() && address.match(base, bits)
  })
}
