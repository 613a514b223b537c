import { crc32 } from 'node:zlib'
import type { TokenType } from '../actor'
import { base62, randomBase62, type TokenKey } from '../ids'
import type { Random } from '../ports'
import { tokenPatterns, tokenTypeLetters } from '../token-format'

const typesByLetter = new Map(Object.entries(tokenTypeLetters).map(([type, letter]) => [letter as string, type as TokenType]))
const tokenShape = new RegExp(`^${tokenPatterns.token}$`)
const tokenKeyShape = new RegExp(`^${tokenPatterns.tokenKey}$`)

/** Characters of a whole token: prefix 4, key 16, separator, secret 43, check 6. */
export const tokenLength = 70
const keyLength = 20
const checkLength = 6

export interface ParsedToken {
  readonly tokenKey: TokenKey
  readonly type: TokenType
}

/** A new public half: `kr{letter}_` and 16 base62 digits. */
export const mintTokenKey = (type: TokenType, random: Random): TokenKey =>
  `kr${tokenTypeLetters[type]}_${randomBase62(random, 16)}` as TokenKey

/** Whether a text could be a token key; the database is not asked for any other. */
export const isTokenKey = (text: string): boolean => tokenKeyShape.test(text)

/** A whole token under a key, with a fresh secret of 256 bits and its check digits. */
export function mintToken(tokenKey: TokenKey, random: Random): string {
  const body = `${tokenKey}_${randomBase62(random, 43)}`
  return body + checkDigits(body)
}

/**
 * The public half of a well-formed token, or null: no trimming, no folding, and no database for a wrong check.
 * Check digits are a typing aid and no security.
 */
export function parseToken(presented: string): ParsedToken | null {
  if (presented.length !== tokenLength || !tokenShape.test(presented)) return null
  const body = presented.slice(0, -checkLength)
  if (checkDigits(body) !== presented.slice(-checkLength)) return null
  const type = typesByLetter.get(presented.charAt(2))
  return type === undefined ? null : { tokenKey: presented.slice(0, keyLength) as TokenKey, type }
}

function checkDigits(body: string): string {
  let rest = crc32(body)
  let text = ''
  for (let place = 0; place < checkLength; place += 1) {
    text = base62.charAt(rest % 62) + text
    rest = Math.floor(rest / 62)
  }
  return text
}
