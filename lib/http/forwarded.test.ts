import { expect, test } from 'vitest'
import { forwardedIp } from './forwarded'

const proxies = ['10.0.0.0/8', '192.0.2.7', '2001:db8:1::/48']

test.each([
  ['the peer itself, if no proxy is trusted', '203.0.113.7', [], '203.0.113.7'],
  ['the peer, whatever the client wrote before it', '127.0.0.1, 203.0.113.7', [], '203.0.113.7'],
  ['the peer, if it is not a trusted proxy', '198.51.100.1, 203.0.113.7', proxies, '203.0.113.7'],
  ['the client that a trusted proxy saw', '198.51.100.1, 10.1.2.3', proxies, '198.51.100.1'],
  ['the client that the outermost trusted proxy saw', '6.6.6.6, 198.51.100.1, 192.0.2.7, 10.1.2.3', proxies, '198.51.100.1'],
  ['a trusted proxy that calls itself', '10.9.9.9, 10.1.2.3', proxies, '10.9.9.9'],
  ['IPv6 through IPv6', '2001:DB8:0::9, 2001:db8:1::5', proxies, '2001:db8::9'],
  ['an IPv4 without its port', '198.51.100.1:51234, 10.1.2.3:443', proxies, '198.51.100.1'],
  ['an IPv6 without brackets and port', '[2001:DB8::9]:51234, [2001:db8:1::5]', proxies, '2001:db8::9'],
  ['IPv4 spelled as IPv6', '::ffff:198.51.100.1, ::ffff:10.1.2.3', proxies, '198.51.100.1'],
])('the IP of a request is %s', (_, chain, trusted, expected) => {
  expect(forwardedIp(chain, trusted)).toBe(expected)
})

test.each([
  null,
  '',
  'unknown',
  '198.51.100.1, unknown, 10.1.2.3',
  ', 10.1.2.3',
  '1.2.3',
  '0x7f.1, 10.1.2.3',
  '017.0.0.1',
  '127.1',
  '1.2.3.4:',
  '1.2.3.4:x',
  '[1.2.3.4]:80',
  '[2001:db8::9, 10.1.2.3',
  '2001:db8::9]',
])('a chain without an IP at the trusted entry gives null: %s', (chain) => {
  expect(forwardedIp(chain, proxies)).toBeNull()
})

test('thousands of forged entries do not change the IP', () => {
  const invented = Array.from({ length: 5_000 }, (_, at) => `10.0.${at % 256}.1`).join(', ')
  expect(forwardedIp(`${invented}, 203.0.113.7`, proxies)).toBe('203.0.113.7')
})
