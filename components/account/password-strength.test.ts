import { expect, it } from 'vitest'
import { passwordStrength } from './password-strength'

const ana = { name: 'Ana Martins', email: 'ana.m@example.com' }

it.each([
  ['', null],
  ['plover', { level: 'weak', label: 'Weak: add 9 more characters' }],
  ['plover tandem ', { level: 'weak', label: 'Weak: add 1 more character' }],
  ['aaaaaaaaaaaaaaaaaaaaaa', { level: 'weak', label: 'Weak: too easy to guess' }],
  ['passwordpasswordpassword', { level: 'weak', label: 'Weak: too easy to guess' }],
  ['plover tandem q', { level: 'good', label: 'Good' }],
  ['plover tandem quarry mist', { level: 'strong', label: 'Strong' }],
  ['🦀🐙🐌🐝🐢🦊🐰🐷🦉🐧🐴🐨🐸🐹🐺', { level: 'good', label: 'Good' }],
])('the password %j is rated %j', (password, strength) => {
  expect(passwordStrength(password, ana)).toEqual(strength)
})

it.each(['MartinsMartinsMartins', 'ana.m@example.com!', 'ana.m@example.com ana.m'])(
  'the password %j is weak because it is the name or the email address of the person',
  (password) => {
    expect(passwordStrength(password, ana)).toEqual({ level: 'weak', label: 'Weak: your name or email address' })
  },
)

it('a name or email address does not make a password good or strong', () => {
  expect(passwordStrength('AnaMartins Martins 12', ana)).toEqual({ level: 'weak', label: 'Weak: mostly your name or email' })
  expect(passwordStrength('Martins plover tandem', ana)?.level).toBe('good')
  expect(passwordStrength('Martins plover tandem', { name: '', email: '' })?.level).toBe('strong')
  expect(passwordStrength('Martins plover tandem quarry', ana)?.level).toBe('strong')
})
