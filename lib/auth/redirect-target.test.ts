import fc from 'fast-check'
import { expect, it } from 'vitest'
import { redirectTarget } from './redirect-target'

const origin = 'https://keys.example.com'

it.each([
  ['/o/northwind/tokens?tab=locations#row', '/o/northwind/tokens?tab=locations#row'],
  ['https://keys.example.com/o/northwind', '/o/northwind'],
  ['/', '/'],
  ['/o/a/../b', '/o/b'],
])('%s redirects to %s', (wanted, target) => {
  expect(redirectTarget(wanted, origin)).toBe(target)
})

it.each([
  null,
  '',
  'o/northwind',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '\t//evil.example',
  '/\n/evil.example',
  '/%09/evil.example',
  '/%2F/evil.example',
  '%2F%2Fevil.example',
  '/%5Cevil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/./%5cevil.example',
  '/x/../%2fevil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://evil.example/',
  'https://keys.example.com@evil.example/',
  'https://good@keys.example.com/',
  'https://keys.example.com.evil.example/',
  'http://keys.example.com/',
  `/${'a'.repeat(2_000)}`,
])('%j redirects to /', (wanted) => {
  expect(redirectTarget(wanted, origin)).toBe('/')
})

it('no input redirects to another origin', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '%2f',
    '%5c',
    '\t',
    '%09',
    '.',
    '..',
    '@',
    ':',
    'evil.example',
    'https:',
    '?',
    '#',
    'a',
    '\u0000',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const target = redirectTarget(pieces.join(''), origin)
      expect(new URL(target, origin).origin).toBe(origin)
      expect(redirectTarget(target, origin)).toBe(target)
    }),
    { numRuns: 2_000 },
  )
})
