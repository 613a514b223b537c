import { expect, test } from 'vitest'
import { includesIp, isIpOrCidr, splitIps } from './ip-allowlist'

test.each(['203.0.113.7', '203.0.113.0/24', '0.0.0.0/0', '2001:db8::1', '2001:db8::/32'])('%s is an IP address or range', (text) => {
  expect(isIpOrCidr(text)).toBe(true)
})

test.each(['203.0.113.999', '203.0.113', '010.1.1.1', '203.0.113.7/33', '203.0.113.7/', '::1/129', 'fe80::1%eth0', 'example.com', ''])(
  '"%s" is not an IP address or range',
  (text) => {
    expect(isIpOrCidr(text)).toBe(false)
  },
)

test('an allowlist allows the IPs it covers, in each notation', () => {
  expect(includesIp(['203.0.113.0/24'], '203.0.113.7')).toBe(true)
  expect(includesIp(['203.0.113.0/24'], '::ffff:203.0.113.7')).toBe(true)
  expect(includesIp(['2001:db8::/32'], '2001:DB8:0::1')).toBe(true)
  expect(includesIp(['203.0.113.0/24', '2001:db8::/32'], '198.51.100.1')).toBe(false)
})

test('an empty allowlist allows every IP', () => {
  expect(includesIp([], '198.51.100.1')).toBe(true)
})

test('a pasted list is split at spaces, commas, semicolons and line breaks', () => {
  expect(splitIps(' 203.0.113.7, 203.0.113.8\n2001:db8::1;')).toEqual(['203.0.113.7', '203.0.113.8', '2001:db8::1'])
})
