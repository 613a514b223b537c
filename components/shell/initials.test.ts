import { expect, test } from 'vitest'
import { initials } from './initials'

test('initials are the first letters of the first and last name', () => {
  expect(initials('Ana Martins')).toBe('AM')
  expect(initials('Ana Sofia de Sousa Martins')).toBe('AM')
})

test('a single name gives one letter, which may be a surrogate pair', () => {
  expect(initials('  élodie ')).toBe('É')
  expect(initials('𝒜da 𝒵')).toBe('𝒜𝒵')
  expect(initials('')).toBe('')
})
