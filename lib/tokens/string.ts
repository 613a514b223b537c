import { crc32 } from 'node:zlib'
import type { TokenType } from '../actor'
import { base62, randomBase62, type TokenKey } from '../ids'
import type { Random } from '../ports'
import { tokenPatterns, tokenTypeLetters } from '../token-format'

const typesByLetter = new Map(Object.entries(tokenTypeLetters).map(([type, letter]) => [letter as string, type as TokenType]))
const tokenShape = new RegExp(`^${tokenPatterns.token}$`)
const tokenKeyShape = new RegExp(`^${tokenPatterns.tokenKey}$`)

/** Characters: prefix 4, key 16, separator 1, secret 43, check digits 6. */
export const tokenLength = 70
const keyLength = 20
const checkLength = 6

export interface ParsedToken {
  readonly tokenKey: TokenKey
  readonly type: TokenType
}

/** A new token key, the public half: `kr{letter}_` and 16 base62 digits. */
export const mintTokenKey = (type: TokenType, random: Random): TokenKey =>
  `kr${tokenTypeLetters[type]}_${randomBase62(random, 16)}` as TokenKey

/** True if the text has the shape of a token key. Nothing else is looked up in the database. */
export const isTokenKey = (text: string): boolean => tokenKeyShape.test(text)

/** A whole token: the key, a new secret of 256 bits and check digits. */
export function mintToken(tokenKey: TokenKey, random: Random): string {
  const body = `${tokenKey}_${randomBase62(random, 43)}`
  return body + checkDigits(body)
}

/**
 * The key of a well-formed token, or null; the text is neither trimmed nor case-folded. Wrong check digits save a
 * database read. They catch typing errors and are not a security measure.
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
  for (let index = 0; index < checkLength; index += 1) {
    text = base62.charAt(rest % 62) + text
    rest = Math.floor(rest / 62)
  }
  return text
}
