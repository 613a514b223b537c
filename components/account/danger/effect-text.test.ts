import { expect, test } from 'vitest'
import { effectText } from './effect-text'

test('the effect on tokens is stated in numbers', () => {
  expect(effectText({ ownTokens: 0, createdTokens: 0 })).toBe('You have no user tokens here.')
  expect(effectText({ ownTokens: 1, createdTokens: 2 })).toBe(
    'Your 1 user token stops working immediately. The 2 admin or location tokens that you created stay with the organization.',
  )
})
