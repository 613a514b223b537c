import { expect, test } from 'vitest'
import { isSameEmail } from './is-same-email'

test('two spellings of an email address are the same email', () => {
  expect(isSameEmail(' Ana@Example.com ', 'ana@example.com')).toBe(true)
})

test.each(['rui@example.com', 'ana@example.org', 'ana@example.com.example.com', ''])('%j is a different email', (other) => {
  expect(isSameEmail(other, 'ana@example.com')).toBe(false)
})
