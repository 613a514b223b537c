import { expect, it } from 'vitest'
import { passwordStrength } from './password-strength'

it.each([
  ['', null],
  ['plover', { level: 'weak', words: 'Weak: add length, 9 more' }],
  ['aaaaaaaaaaaaaaaaaaaaaa', { level: 'weak', words: 'Weak: it repeats itself' }],
  ['plover tandem q', { level: 'good', words: 'Good' }],
  ['plover tandem quarry mist', { level: 'strong', words: 'Strong' }],
  ['🦀🐙🐌🐝🐢🦊🐰🐷🦉🐧🐴🐨🐸🐹🐺', { level: 'good', words: 'Good' }],
])('%j in words', (password, strength) => {
  expect(passwordStrength(password)).toEqual(strength)
})
