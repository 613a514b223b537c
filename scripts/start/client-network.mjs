import ipaddr from 'ipaddr.js'
import { isLoopback } from '../../lib/boot/loopback.mjs'

/** Networks of IPv6 clients: one customer gets a whole /64. */
const ipv6Bits = 64

/** Trusted proxies by their IPs or CIDRs, as lib/env.ts reads them. */
export const readProxies = (text = '') =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((each) =>
      each.includes('/') ? ipaddr.parseCIDR(each) : [ipaddr.process(each), ipaddr.process(each).kind() === 'ipv4' ? 32 : 128],
    )

/**
 * The network of a client by its forwarding chain, `client, proxy, peer`, as lib/http/forwarded.ts finds its IP: an entry counts
 * only if every entry to its right is a trusted proxy.
 */
export function clientNetwork(chain, proxies) {
  const entries = chain.split(',')
  for (const [index, entry] of [...entries.entries()].reverse()) {
    const ip = parse(entry.trim())
    if (ip === null) return 'unknown'
    if (index === 0 || !proxies.some(([base, bits]) => base.kind() === ip.kind() && ip.match(base, bits))) return networkOf(ip)
  }
  return 'unknown'
}

/** True if a client is this machine: its requests may be those of a proxy that is not named. */
export const isThisMachine = (network) => isLoopback(network)

const networkOf = (ip) =>
  ip.kind() === 'ipv4' || isLoopback(ip.toString()) ? ip.toString() : `${ipaddr.IPv6.networkAddressFromCIDR(`${ip}/${ipv6Bits}`)}/64`

/** `203.0.113.7:51234`, `[2001:db8::1]:443` and `[2001:db8::1]`, as some proxies write them. */
const withPort = /^(?:(\d[\d.]*):\d{1,5}|\[([^[\]]*)\](?::\d{1,5})?)$/

function parse(text) {
  const [, ipv4, ipv6] = withPort.exec(text) ?? []
  const [host] = (ipv4 ?? ipv6 ?? text).split('%')
  const isStrict = host.includes(':') ? ipaddr.IPv6.isValid(host) : ipaddr.IPv4.isValidFourPartDecimal(host)
  return isStrict && (ipv6 === undefined || host.includes(':')) ? ipaddr.process(host) : null
}
