import { expect, test } from 'vitest'
import { countTokens, scopePhrases } from './labels'

test('scopes are said once per resource', () => {
  expect(scopePhrases(['contacts:read', 'contacts:write', 'profile:read'])).toEqual(['Contacts · read & write', 'Profile · read'])
})

test('a count that stops at a thousand says that there are more', () => {
  expect(countTokens(1)).toBe('1 token')
  expect(countTokens(12)).toBe('12 tokens')
  expect(countTokens(1000, true)).toBe('1,000+ tokens')
})
