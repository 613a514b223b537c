import { expect, it } from 'vitest'
import { networkOf } from './ip'

it('is the /24 of an IPv4 address and the /64 of an IPv6 one, however they are written', () => {
  expect(['203.0.113.7', '203.0.113.255', '::ffff:203.0.113.9'].map(networkOf)).toEqual(Array(3).fill('203.0.113.0/24'))
  expect(['2001:db8:1:2::7', '2001:0DB8:0001:0002:ffff:0:0:1'].map(networkOf)).toEqual(Array(2).fill('2001:db8:1:2::/64'))
  expect(networkOf('fe80::1%eth0')).toBe('fe80::/64')
})

it('is none for what is no address', () => {
  for (const text of ['', 'localhost', '203.0.113.7/24', '999.1.1.1', '203.0.113.7:80']) expect(networkOf(text)).toBeNull()
})
