import ipaddr from 'ipaddr.js'

/** An IP address or CIDR range in canonical form, `203.0.113.0/24`; null if it is invalid. */
export function canonicalCidr(text: string): string | null {
  const cidr = text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`
  return isStrict(cidr) && ipaddr.isValidCIDR(cidr) ? network(...parseNetwork(cidr)) : null
}

/** True if an IP address is in one of the ranges; IPv4-mapped IPv6 (`::ffff:1.2.3.4`) counts as IPv4. */
export function isInAnyCidr(ip: string, cidrs: readonly string[]): boolean {
  if (!ipaddr.isValid(ip)) return false
  const address = ipaddr.process(ip)
  return cidrs.some((cidr) => {
    const [base, bits] = parseNetwork(cidr)
    return base.kind() === address.kind() && address.match(base, bits)
  })
}

/** IPv4-mapped IPv6 as IPv4. */
function parseNetwork(cidr: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const [base, bits] = ipaddr.parseCIDR(cidr)
  return base instanceof ipaddr.IPv6 && base.isIPv4MappedAddress() && bits >= 96 ? [base.toIPv4Address(), bits - 96] : [base, bits]
}

function network(base: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  const parser = base.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6
  return `${parser.networkAddressFromCIDR(`${base.toString()}/${bits}`).toString()}/${bits}`
}

/** Rejects octal, hex and short forms of IPv4, and zones of IPv6. */
function isStrict(text: string): boolean {
  const [base = ''] = text.split('/')
  return base.includes(':') ? !base.includes('%') : ipaddr.IPv4.isValidFourPartDecimal(base)
}
