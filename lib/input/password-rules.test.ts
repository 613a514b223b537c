import { expect, it } from 'vitest'
import { passwordProblem } from './password-rules'

const problem = (password: string) => passwordProblem(password, ['ana@example.com', 'ana', 'Ana', 'Martins'])
const guessable = 'This password is too easy to guess. Choose another one.'

it('a password has 15 to 256 code points', () => {
  expect(problem('plover tandem q')).toBeNull()
  expect(problem('plover tandem ')).toBe('Use at least 15 characters.')
  expect(problem('🦀🐙🐌🐝🐢🦊🐰🐷🦉🐧🐴🐨🐸🐹🐺')).toBeNull()
  expect(problem('xy1'.repeat(86))).toBe('Use 256 characters or fewer.')
})

it('a password needs no digits, symbols or capitals', () => {
  expect(problem('correct plover tandem')).toBeNull()
})

it.each([
  'passwordpassword',
  'Password Password 123!',
  'aaaaaaaaaaaaaaaa',
  'abababababababab',
  '1234567890123456',
  'qwertyuiopasdfghjkl',
  'zyxwvutsrqponmlkjih',
  'keyrailmartins12',
  'keyrailkeyrail99',
  'correcthorsebatterystaple',
])('the guessable password %s is rejected', (password) => {
  expect(problem(password)).toBe(guessable)
})

it.each(['ana@example.com!', 'martinsmartins12'])('%s is rejected because it is the name or the email address', (password) => {
  expect(problem(password)).toBe('This password is your name or your email address. Choose another one.')
})
