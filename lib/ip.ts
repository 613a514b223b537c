import ipaddr from 'ipaddr.js'

/** The network an address belongs to: `203.0.113.0/24`, or the /64 of an IPv6 one; null for what is no address. */
export function networkOf(ip: string): string | null {
  if (!ipaddr.isValid(ip)) return null
  const address = ipaddr.process(ip)
  if (address.kind() === 'ipv4') return `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/24`)}/24`
  // no zone of the machine that saw it
  const plain = ipaddr.fromByteArray(address.toByteArray())
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${plain}/64`)}/64`
}
