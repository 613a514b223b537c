import { expect, test } from 'vitest'
import { effectText } from './effect-text'

test('the effect on tokens is stated in numbers', () => {
  expect(effectText({ deactivated: false, ownTokens: 0, createdTokens: 0 })).toBe('You have no user tokens here.')
  expect(effectText({ deactivated: false, ownTokens: 1, createdTokens: 2 })).toBe(
    'Your 1 user token stops working immediately. The 2 admin or location tokens that you created stay with the organization.',
  )
  expect(effectText({ deactivated: true, ownTokens: 2, createdTokens: 0 })).toBe('Your 2 user tokens are deleted.')
})
