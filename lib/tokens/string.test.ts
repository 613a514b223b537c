import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tokenTypes } from '../actor'
import { seededRandom } from '../testing/fixtures/random'
import { mintToken, mintTokenKey, parseToken, tokenLength } from './string'

const random = seededRandom('string')
const mint = (type: (typeof tokenTypes)[number] = 'user') => mintToken(mintTokenKey(type, random), random)

it.each(tokenTypes)('a minted %s token parses to its own key and type', (type) => {
  const token = mint(type)
  expect(token).toHaveLength(tokenLength)
  expect(token).toMatch(/^kr[ualms]_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}$/)
  expect(parseToken(token)).toEqual({ tokenKey: token.slice(0, 20), type })
})

it('the check digits are the CRC-32 of everything before them, zero-padded in base62', () => {
  expect(parseToken('kru_0000000000000000_00000000000000000000000000000000000000000003v9u4t')).toBeNull()
  const checks = Array.from({ length: 200 }, () => mint().slice(-6))
  expect(checks.every((check) => /^[0-4][0-9A-Za-z]{5}$/.test(check))).toBe(true)
})

it('a token with one changed character is malformed', () => {
  fc.assert(
    fc.property(fc.nat(tokenLength - 1), fc.constantFrom(...'0123456789ABCDEFXYZabcxyz_'), (index, digit) => {
      const token = mint()
      fc.pre(token[index] !== digit)
      expect(parseToken(token.slice(0, index) + digit + token.slice(index + 1))).toBeNull()
    }),
  )
})

it.each([
  ['an empty text', ''],
  ['an upper-case prefix', mint().replace('kru', 'KRU')],
  ['a trailing line break', `${mint()}\n`],
  ['a trailing NUL', `${mint()}\0`],
  ['a leading space', ` ${mint()}`],
  ['a no-break space', `${mint()}\u00A0`],
  ['a zero-width space', `${mint()}\u200B`],
  ['a token twice', `${mint()},${mint()}`],
  ['a prefix of full-width letters', mint().replace('kru', 'ｋｒｕ')],
  ['an unknown type', mint().replace('kru', 'krx')],
  ['ten kilobytes', 'a'.repeat(10_240)],
  ['a hundred thousand separators', '_'.repeat(100_000)],
  ['a property of every object', '__proto__'],
])('%s is malformed', (_name, presented) => {
  expect(parseToken(presented)).toBeNull()
})

it('keys and secrets are unique', () => {
  const tokens = Array.from({ length: 2_000 }, () => mint())
  expect(new Set(tokens.map((token) => token.slice(0, 20))).size).toBe(2_000)
  expect(new Set(tokens.map((token) => token.slice(21))).size).toBe(2_000)
})
