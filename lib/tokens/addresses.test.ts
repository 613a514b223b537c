import { expect, it } from 'vitest'
import { canonicalCidr, isInAnyCidr } from './addresses'

it.each([
  ['203.0.113.7', '203.0.113.7/32'],
  ['203.0.113.7/24', '203.0.113.0/24'],
  ['2001:DB8::1', '2001:db8::1/128'],
  ['2001:db8:0::1/32', '2001:db8::/32'],
  ['::ffff:203.0.113.7', '203.0.113.7/32'],
  ['::ffff:cb00:7107/120', '203.0.113.0/24'],
])('%s is stored as %s', (input, canonical) => {
  expect(canonicalCidr(input)).toBe(canonical)
})

it.each(['203.0.113.999', '1.2.3', '0x7f.1', '010.0.0.1', '127.1', '1.2.3.4/33', '1.2.3.4/', 'fe80::1%eth0', '', 'example.com', '::/129'])(
  '%j is not a valid IP address or range',
  (input) => {
    expect(canonicalCidr(input)).toBeNull()
  },
)

it('an IP address matches the network it is in, also as IPv4-mapped IPv6', () => {
  const networks = ['203.0.113.0/24', '2001:db8::/32']
  for (const ip of ['203.0.113.7', '::ffff:203.0.113.7', '2001:DB8::1']) expect(isInAnyCidr(ip, networks)).toBe(true)
  expect(isInAnyCidr('203.0.113.7', ['::ffff:203.0.113.7/128'])).toBe(true)
  for (const ip of ['203.0.114.7', '2001:db9::1', 'nonsense', '']) expect(isInAnyCidr(ip, networks)).toBe(false)
})
