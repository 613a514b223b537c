import { expect, test } from 'vitest'
import { initials } from './initials'

test('initials come from the first and the last name', () => {
  expect(initials('Ana Martins')).toBe('AM')
  expect(initials('Ana Sofia de Sousa Martins')).toBe('AM')
})

test('one name gives one letter, and a letter outside the basic plane stays whole', () => {
  expect(initials('  élodie ')).toBe('É')
  expect(initials('𝒜da 𝒵')).toBe('𝒜𝒵')
  expect(initials('')).toBe('')
})
