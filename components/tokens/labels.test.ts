import { expect, test } from 'vitest'
import { countTokens, scopePhrases } from './labels'

test('scopes of one resource share a phrase', () => {
  expect(scopePhrases(['contacts:read', 'contacts:write', 'profile:read'])).toEqual(['Contacts · read & write', 'Profile · read'])
})

test('a capped count has a plus sign', () => {
  expect(countTokens(1)).toBe('1 token')
  expect(countTokens(12)).toBe('12 tokens')
  expect(countTokens(1000, true)).toBe('1,000+ tokens')
})
