import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalUrl } from './canonical-url'

const origin = 'http://localhost:3000'

it.each(['127.0.0.1:3000', '127.0.0.2:3000', '[::1]:3000', 'keyrail.localhost:3000', 'KEYRAIL.localhost:3000'])(
  'a page requested from %s moves to the configured origin',
  (host) => {
    expect(canonicalUrl(host, '/sign-in?next=%2Fo%2Fa', origin)).toBe('http://localhost:3000/sign-in?next=%2Fo%2Fa')
  },
)

it.each([
  'localhost:3000',
  'LOCALHOST:3000',
  'localhost',
  '127.0.0.1',
  '127.0.0.1:3001',
  '10.0.0.5:3000',
  'keys.example.com:3000',
  'localhost.example.com:3000',
  'me@127.0.0.1:3000',
  '127.0.0.1:3000/x',
  '127.0.0.1:3000#',
  '127.0.0.1:3000, localhost:3000',
  '',
  null,
])('a page requested from %j does not move', (host) => {
  expect(canonicalUrl(host, '/', origin)).toBeNull()
})

it('a default port is compared too', () => {
  expect(canonicalUrl('127.0.0.1', '/', 'http://localhost')).toBe('http://localhost/')
  expect(canonicalUrl('127.0.0.1:3000', '/', 'http://localhost')).toBeNull()
})

it.each(['https://keys.example.com', 'http://10.0.0.5:3000', 'http://keys.example.com:3000'])(
  'no page moves if the configured origin is %s',
  (configured) => {
    expect(canonicalUrl('127.0.0.1:3000', '/', configured)).toBeNull()
    expect(canonicalUrl('127.0.0.1', '/', configured)).toBeNull()
  },
)

it('every request that moves reaches the configured origin and does not move again', () => {
  const path = fc.array(fc.constantFrom('/', '//', '\\', '@', ':', 'evil.example', '%2f', '?', '#'), { maxLength: 8 })
  fc.assert(
    fc.property(path, fc.constantFrom('127.0.0.1:3000', '[::1]:3000', 'evil.example:3000'), (pieces, host) => {
      const url = canonicalUrl(host, `/${pieces.join('')}`, origin)
      const end = url === null ? null : new URL(url)
      expect(end?.origin ?? null).toBe(host.startsWith('evil') ? null : origin)
      expect(end && canonicalUrl(end.host, '/', origin)).toBeNull()
    }),
  )
})
