import { expect, it } from 'vitest'
import { passwordStrength } from './password-strength'

it.each([
  ['', null],
  ['plover', { level: 'weak', label: 'Weak: add 9 more characters' }],
  ['plover tandem ', { level: 'weak', label: 'Weak: add 1 more character' }],
  ['aaaaaaaaaaaaaaaaaaaaaa', { level: 'weak', label: 'Weak: too repetitive' }],
  ['plover tandem q', { level: 'good', label: 'Good' }],
  ['plover tandem quarry mist', { level: 'strong', label: 'Strong' }],
  ['🦀🐙🐌🐝🐢🦊🐰🐷🦉🐧🐴🐨🐸🐹🐺', { level: 'good', label: 'Good' }],
])('the password %j is rated %j', (password, strength) => {
  expect(passwordStrength(password)).toEqual(strength)
})
