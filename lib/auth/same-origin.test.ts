import { expect, it } from 'vitest'
import { isSameOrigin, isSameOriginRead } from './same-origin'

const origin = 'https://keys.example.com'

it.each([{ origin, 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'same-origin' }, { origin }])('%j is same-origin', (headers) => {
  expect(isSameOrigin(new Headers(headers), origin)).toBe(true)
})

it.each([
  {},
  { origin: 'null' },
  { origin: 'null', 'sec-fetch-site': 'same-origin' },
  { origin: 'http://keys.example.com' },
  { origin: 'https://keys.example.com:8443' },
  { origin: 'https://sub.keys.example.com' },
  { origin: 'https://keys.example.com.' },
  { origin: 'https://KEYS.example.com' },
  { origin: 'https://keys.example.com/' },
  { origin: 'not an origin' },
  { origin: 'https://keys.example.com, https://evil.example' },
  { origin, 'sec-fetch-site': 'same-site' },
  { origin, 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'none' },
  { 'sec-fetch-site': 'SAME-ORIGIN' },
])('%j is not same-origin', (headers) => {
  expect(isSameOrigin(new Headers(headers), origin)).toBe(false)
})

it('a read is checked like an action, but on plain http beyond localhost the headers may be missing', () => {
  const noHeaders = new Headers()
  expect(isSameOriginRead(new Headers({ 'sec-fetch-site': 'same-origin' }), origin)).toBe(true)
  expect(isSameOriginRead(noHeaders, origin)).toBe(false)
  expect(isSameOriginRead(noHeaders, 'http://localhost:3000')).toBe(false)
  expect(isSameOriginRead(noHeaders, 'http://10.0.0.5:3000')).toBe(true)
  expect(isSameOriginRead(new Headers({ 'sec-fetch-site': 'cross-site' }), 'http://10.0.0.5:3000')).toBe(false)
})
