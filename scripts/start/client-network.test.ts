import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forwardedIp } from '../../lib/http/forwarded'
import { networkOf } from '../../lib/ip'
import { clientNetwork, readProxies } from './client-network.mjs'

const proxies = ['10.0.0.0/8', '127.0.0.1', '2001:db8:1::/48', '::ffff:192.0.2.1']
const ips = fc.constantFrom('10.1.2.3', '10.9.9.9', '127.0.0.1', '192.0.2.1', '::ffff:192.0.2.1', '2001:db8:1::7', '2001:DB8:2:0::1')
const part = fc.oneof(
  ips,
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom('203.0.113.7:51234', '[2001:db8::1]:443', 'unknown', '', '1.2.3', '0x7f.1'),
)
const chain = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(', '))

test('the network of a client is that of the IP that tokens are limited to', () => {
  const trusted = readProxies(proxies.join(', '))
  fc.assert(
    fc.property(chain, (text) => {
      const ip = forwardedIp(text, proxies)
      const network = ip?.includes(':') && ip !== '::1' ? networkOf(ip) : ip
      expect(clientNetwork(text, trusted)).toBe(network ?? 'unknown')
    }),
    { numRuns: 1_000 },
  )
})
