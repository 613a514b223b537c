import ipaddr from 'ipaddr.js'

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

function readRange(text: string): Range | null {
  const [host = '', prefix] = text.split('/')
  if (!host.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(host)) return null
  if (!ipaddr.isValid(host) || host.includes('%')) return null
  const address = ipaddr.parse(host)
  const most = address.kind() === 'ipv4' ? 32 : 128
  if (prefix === undefined) return [address, most]
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= most ? [address, Number(prefix)] : null
}

/** Whether this is an IPv4 or IPv6 address, with or without a prefix length. */
export const isIpOrCidr = (text: string): boolean => readRange(text) !== null

/** Whether software calling from `address` would be let in by the list; an empty list lets everyone in. */
export function includesIp(list: readonly string[], address: string): boolean {
  if (list.length === 0 || !ipaddr.isValid(address)) return true
  const from = ipaddr.process(address)
  return list.some((text) => {
    const range = readRange(text)
    return range !== null && range[0].kind() === from.kind() && from.match(range[0], range[1])
  })
}

/** The single addresses of what was typed or pasted. */
export const splitIps = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== '')
