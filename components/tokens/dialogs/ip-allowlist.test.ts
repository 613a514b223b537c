import { expect, test } from 'vitest'
import { allowsIp, isIpOrCidr, splitIps } from './ip-allowlist'

test.each(['203.0.113.7', '203.0.113.0/24', '2001:db8::/32'])('the field accepts %s', (text) => {
  expect(isIpOrCidr(text)).toBe(true)
})

test.each(['203.0.113.999', '203.0.113.7/33', 'example.com', ''])('the field rejects "%s"', (text) => {
  expect(isIpOrCidr(text)).toBe(false)
})

test('an empty allowlist allows every IP', () => {
  expect(allowsIp([], '198.51.100.1')).toBe(true)
})

test('a pasted list is split at spaces, commas and line breaks', () => {
  expect(splitIps(' 203.0.113.7, 203.0.113.8\n2001:db8::1;')).toEqual(['203.0.113.7', '203.0.113.8', '2001:db8::1'])
})
