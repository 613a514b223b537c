import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalUrl } from './canonical-url'

const origin = 'http://localhost:3000'

it.each(['127.0.0.1:3000', '127.0.0.2:3000', '[::1]:3000', 'keyrail.localhost:3000', 'KEYRAIL.localhost:3000'])(
  'a page under %s is found under the configured name',
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
])('a page under %j stays where it is', (host) => {
  expect(canonicalUrl(host, '/', origin)).toBeNull()
})

it('a port that goes without saying is compared too', () => {
  expect(canonicalUrl('127.0.0.1', '/', 'http://localhost')).toBe('http://localhost/')
  expect(canonicalUrl('127.0.0.1:3000', '/', 'http://localhost')).toBeNull()
})

it.each(['https://keys.example.com', 'http://10.0.0.5:3000', 'http://keys.example.com:3000'])('behind %s nothing moves', (others) => {
  expect(canonicalUrl('127.0.0.1:3000', '/', others)).toBeNull()
  expect(canonicalUrl('127.0.0.1', '/', others)).toBeNull()
})

it('whatever is asked for, it leads to the configured origin, and from there nowhere', () => {
  const path = fc.array(fc.constantFrom('/', '//', '\\', '@', ':', 'evil.example', '%2f', '?', '#'), { maxLength: 8 })
  fc.assert(
    fc.property(path, fc.constantFrom('127.0.0.1:3000', '[::1]:3000', 'evil.example:3000'), (pieces, host) => {
      const address = canonicalUrl(host, `/${pieces.join('')}`, origin)
      const end = address === null ? null : new URL(address)
      expect(end?.origin ?? null).toBe(host.startsWith('evil') ? null : origin)
      expect(end && canonicalUrl(end.host, '/', origin)).toBeNull()
    }),
  )
})
