import ipaddr from 'ipaddr.js'

type Ip = ipaddr.IPv4 | ipaddr.IPv6
type Cidr = readonly [base: Ip, bits: number]

/** Prefix lengths within which IPs count as one network. */
export interface NetworkBits {
  readonly ipv4: number
  readonly ipv6: number
}

/** Accepts four decimal parts for IPv4 (no octal, hex or short forms) and no zone for IPv6; IPv4-mapped IPv6 becomes IPv4. */
function parseIp(text: string): Ip | null {
  const isStrict = text.includes(':') ? !text.includes('%') && ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text)
  return isStrict ? ipaddr.process(text) : null
}

/** An IP without a prefix is a network of one. */
function parseCidr(text: string): Cidr | null {
  const [host = '', prefix, ...more] = text.split('/')
  const ip = parseIp(host)
  if (ip === null || more.length > 0) return null
  const isMapped = ip.kind() === 'ipv4' && host.includes(':')
  const longest = host.includes(':') ? 128 : 32
  const bits = prefix === undefined ? longest : Number(prefix)
  if (prefix !== undefined && (!/^\d{1,3}$/.test(prefix) || bits > longest)) return null
  if (!isMapped) return [ip, bits]
  return bits >= 96 ? [ip, bits - 96] : [ipaddr.IPv6.parse(host), bits]
}

/** `203.0.113.7:51234`, `[2001:db8::1]:443` and `[2001:db8::1]`, as some proxies write them. */
const withPort = /^(?:(\d[\d.]*):\d{1,5}|\[([^[\]]*)\](?::\d{1,5})?)$/

/**
 * Returns one spelling per IP: IPv4-mapped IPv6 as IPv4, IPv6 compressed in lower case, without brackets, port and zone; null
 * for anything else.
 */
export function canonicalIp(text: string): string | null {
  const [, ipv4, ipv6] = withPort.exec(text) ?? []
  const [host = ''] = (ipv4 ?? ipv6 ?? text).split('%')
  return ipv6 !== undefined && !host.includes(':') ? null : (parseIp(host)?.toString() ?? null)
}

/** Returns one spelling per IP or CIDR, like `203.0.113.0/24`; null for anything else. */
export function canonicalCidr(text: string): string | null {
  const cidr = parseCidr(text)
  return cidr && networkText(...cidr)
}

/** True if one of the CIDRs contains the IP. */
export function isInCidrs(ip: string, cidrs: readonly string[]): boolean {
  const parsed = parseIp(ip)
  if (parsed === null) return false
  return cidrs.some((text) => {
    const [base, bits] = parseCidr(text) ?? []
    return base !== undefined && bits !== undefined && base.kind() === parsed.kind() && parsed.match(base, bits)
  })
}

/** True if a CIDR contains more IPs than one with this prefix length. */
export function isWiderThan(cidr: string, bits: NetworkBits): boolean {
  const [base, prefix = 0] = parseCidr(cidr) ?? []
  return base === undefined || prefix < bits[base.kind()]
}

/** Returns the network of an IP, by default the /24 of IPv4 or the /64 of IPv6; null for anything else. */
export function networkOf(ip: string, bits: NetworkBits = { ipv4: 24, ipv6: 64 }): string | null {
  const parsed = parseIp(ip.split('%')[0] ?? '')
  return parsed && networkText(parsed, bits[parsed.kind()])
}

function networkText(base: Ip, bits: number): string {
  const family = base.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6
  return `${family.networkAddressFromCIDR(`${base}/${bits}`)}/${bits}`
}
