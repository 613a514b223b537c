import { expect, test } from 'vitest'
import { forwardedAddress, plainAddress } from './forwarded'

const proxies = ['10.0.0.0/8', '192.0.2.7', '2001:db8:1::/48']

test.each([
  ['the peer itself, with no proxy trusted', '203.0.113.7', [], '203.0.113.7'],
  ['the peer, whatever the client sent before it', '127.0.0.1, 203.0.113.7', [], '203.0.113.7'],
  ['the peer, if it is not a trusted proxy', '198.51.100.1, 203.0.113.7', proxies, '203.0.113.7'],
  ['the client of a trusted proxy', '198.51.100.1, 10.1.2.3', proxies, '198.51.100.1'],
  ['the client of the outermost of several trusted proxies', '6.6.6.6, 198.51.100.1, 192.0.2.7, 10.1.2.3', proxies, '198.51.100.1'],
  ['a trusted proxy that is itself the client', '10.9.9.9, 10.1.2.3', proxies, '10.9.9.9'],
  ['IPv6 through IPv6', '2001:DB8:0::9, 2001:db8:1::5', proxies, '2001:db8::9'],
  ['IPv4-mapped IPv6', '::ffff:198.51.100.1, ::ffff:10.1.2.3', proxies, '198.51.100.1'],
])('the client IP is %s', (_, chain, trusted, expected) => {
  expect(forwardedAddress(chain, trusted)).toBe(expected)
})

test.each([null, '', 'unknown', '198.51.100.1, unknown, 10.1.2.3', ', 10.1.2.3', '1.2.3', '0x7f.1, 10.1.2.3', '017.0.0.1', '127.1'])(
  'a chain without a valid trusted entry has no client IP: %s',
  (chain) => {
    expect(forwardedAddress(chain, proxies)).toBeNull()
  },
)

test('thousands of forged entries change nothing', () => {
  const forged = Array.from({ length: 5_000 }, (_, at) => `10.0.${at % 256}.1`).join(', ')
  expect(forwardedAddress(`${forged}, 203.0.113.7`, proxies)).toBe('203.0.113.7')
})

test('an IP address has one canonical form', () => {
  expect(plainAddress('2001:db8:0:0::1')).toBe('2001:db8::1')
  expect(plainAddress('2001:DB8::1')).toBe('2001:db8::1')
  expect(plainAddress('::ffff:1.2.3.4')).toBe('1.2.3.4')
  expect(plainAddress('fe80::1%eth0')).toBe('fe80::1')
})
