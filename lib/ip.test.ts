import { describe, expect, it } from 'vitest'
import { allowsIp } from '@/components/tokens/dialogs/ip-allowlist'
import { canonicalCidr, canonicalIp, isInCidrs, isWiderThan, networkOf } from './ip'

const notIps = [
  '',
  'localhost',
  'example.com',
  '999.1.1.1',
  '203.0.113.999',
  '1.2.3',
  '127.1',
  '0x7f.1',
  '010.0.0.1',
  '203.0.113.7:',
  '[203.0.113.7]',
]

describe('canonicalCidr', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7/32'],
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:DB8::1', '2001:db8::1/128'],
    ['2001:db8:0::1/32', '2001:db8::/32'],
    ['::ffff:203.0.113.7', '203.0.113.7/32'],
    ['::ffff:cb00:7107/120', '203.0.113.0/24'],
    ['::/0', '::/0'],
    ['::ffff:cb00:7107/95', '::fffe:0:0/95'],
    ['::ffff:cb00:7107/96', '0.0.0.0/0'],
    ['1.2.3.4/32', '1.2.3.4/32'],
    ['2001:db8::1/128', '2001:db8::1/128'],
  ])('stores %s as %s', (given, stored) => {
    expect(canonicalCidr(given)).toBe(stored)
  })

  it.each([...notIps, '203.0.113.7:80', '[2001:db8::1]', '1.2.3.4/33', '1.2.3.4/', '1.2.3.4/24/24', '1.2.3.4/x', 'fe80::1%eth0', '::/129'])(
    'rejects %j',
    (given) => {
      expect(canonicalCidr(given)).toBeNull()
    },
  )
})

describe('canonicalIp', () => {
  it('returns one spelling per IP', () => {
    expect(canonicalIp('2001:db8:0:0::1')).toBe('2001:db8::1')
    expect(canonicalIp('2001:DB8::1')).toBe('2001:db8::1')
    expect(canonicalIp('::ffff:1.2.3.4')).toBe('1.2.3.4')
    expect(canonicalIp('fe80::1%eth0')).toBe('fe80::1')
    expect(canonicalIp('203.0.113.7:51234')).toBe('203.0.113.7')
    expect(canonicalIp('[2001:DB8::1]:443')).toBe('2001:db8::1')
  })

  it.each(notIps)('rejects %j', (given) => {
    expect(canonicalIp(given)).toBeNull()
  })
})

describe('isInCidrs', () => {
  const cidrs = ['203.0.113.0/24', '2001:db8::/32']

  it.each(['203.0.113.7', '::ffff:203.0.113.7', '2001:DB8::1'])('%s is inside', (ip) => {
    expect(isInCidrs(ip, cidrs)).toBe(true)
  })

  it.each(['203.0.114.7', '2001:db9::1', '203.0.113.7/32', ...notIps])('%j is outside', (ip) => {
    expect(isInCidrs(ip, cidrs)).toBe(false)
  })
})

it.each([
  ['203.0.113.7', ['::ffff:203.0.113.7/128'], true],
  ['::ffff:203.0.113.7', ['203.0.113.0/24'], true],
  ['203.0.113.7', ['::ffff:0:0/96'], true],
  ['198.51.100.1', ['203.0.113.0/24', '2001:db8::/32'], false],
] as const)('the dialog and the verifier agree whether %s is on the allowlist %j', (ip, ipAllowlist, allowed) => {
  expect(isInCidrs(ip, ipAllowlist)).toBe(allowed)
  expect(allowsIp(ipAllowlist, ip)).toBe(allowed)
})

describe('networkOf', () => {
  it('is the /24 of an IPv4 address and the /64 of an IPv6 address, in every spelling', () => {
    expect(['203.0.113.7', '203.0.113.255', '::ffff:203.0.113.9'].map((ip) => networkOf(ip))).toEqual(Array(3).fill('203.0.113.0/24'))
    expect(['2001:db8:1:2::7', '2001:0DB8:0001:0002:ffff:0:0:1'].map((ip) => networkOf(ip))).toEqual(Array(2).fill('2001:db8:1:2::/64'))
    expect(networkOf('fe80::1%eth0')).toBe('fe80::/64')
  })

  it('takes other prefix lengths', () => {
    expect(networkOf('203.0.113.7', { ipv4: 32, ipv6: 48 })).toBe('203.0.113.7/32')
    expect(networkOf('2001:db8:1:2::7', { ipv4: 32, ipv6: 48 })).toBe('2001:db8:1::/48')
  })

  it.each([...notIps, '203.0.113.7/24'])('is null for %j', (text) => {
    expect(networkOf(text)).toBeNull()
  })
})

describe('isWiderThan', () => {
  const bits = { ipv4: 16, ipv6: 32 }

  it.each(['10.0.0.0/15', '2001:db8::/31', '0.0.0.0/0', '::/0', 'not an IP'])('%s is wider', (cidr) => {
    expect(isWiderThan(cidr, bits)).toBe(true)
  })

  it.each(['10.0.0.0/16', '10.0.0.1', '2001:db8::/32', '2001:db8::1'])('%s is not wider', (cidr) => {
    expect(isWiderThan(cidr, bits)).toBe(false)
  })
})
