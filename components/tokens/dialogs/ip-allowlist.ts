import ipaddr from 'ipaddr.js'

type Cidr = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

function parseCidr(text: string): Cidr | null {
  const [host = '', prefix] = text.split('/')
  if (!host.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(host)) return null
  if (!ipaddr.isValid(host) || host.includes('%')) return null
  const ip = ipaddr.parse(host)
  const maxPrefix = ip.kind() === 'ipv4' ? 32 : 128
  if (prefix === undefined) return [ip, maxPrefix]
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= maxPrefix ? [ip, Number(prefix)] : null
}

/** True for an IPv4 or IPv6 address, with or without a prefix length. */
export const isIpOrCidr = (text: string): boolean => parseCidr(text) !== null

/** True if the list allows requests from `ip`; an empty list allows every IP. */
export function includesIp(list: readonly string[], ip: string): boolean {
  if (list.length === 0 || !ipaddr.isValid(ip)) return true
  const client = ipaddr.process(ip)
  return list.some((text) => {
    const cidr = parseCidr(text)
    return cidr !== null && cidr[0].kind() === client.kind() && client.match(cidr[0], cidr[1])
  })
}

/** Splits typed or pasted text at spaces, commas and semicolons. */
export const splitIps = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== '')
