import { crc32 } from 'node:zlib'
import { type TokenType, tokenTypes } from '../actor'
import { base62, randomBase62, type TokenKey } from '../ids'
import type { Random } from '../ports'

const letters = { user: 'u', admin: 'a', location: 'l', managed: 'm', service: 's' } as const satisfies Record<TokenType, string>
const types = new Map<string, TokenType>(tokenTypes.map((type) => [letters[type], type]))
const keyPattern = `kr[${Object.values(letters).join('')}]_[0-9A-Za-z]{16}`
const keyShape = new RegExp(`^${keyPattern}$`)
const shape = new RegExp(`^${keyPattern}_[0-9A-Za-z]{49}$`)
const tokenInText = new RegExp(`(${keyPattern})_[0-9A-Za-z]+`, 'gi')

/** Characters: prefix 4, key 16, separator 1, secret 43, check digits 6. */
export const tokenLength = 70
const keyLength = 20
const checkLength = 6

export interface ParsedToken {
  readonly tokenKey: TokenKey
  readonly type: TokenType
}

/** A new token key, the public half: `kr{letter}_` and 16 base62 digits. */
export const mintTokenKey = (type: TokenType, random: Random): TokenKey => `kr${letters[type]}_${randomBase62(random, 16)}` as TokenKey

/** True if the text has the shape of a token key. Nothing else is looked up in the database. */
export const isTokenKey = (text: string): boolean => keyShape.test(text)

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
  if (presented.length !== tokenLength || !shape.test(presented)) return null
  const body = presented.slice(0, -checkLength)
  if (checkDigits(body) !== presented.slice(-checkLength)) return null
  const type = types.get(presented.charAt(2))
  return type === undefined ? null : { tokenKey: presented.slice(0, keyLength) as TokenKey, type }
}

/** Replaces every whole token in a text by its public key. */
export const maskTokens = (text: string): string => text.replace(tokenInText, '$1')

function checkDigits(body: string): string {
  let rest = crc32(body)
  let text = ''
  for (let index = 0; index < checkLength; index += 1) {
    text = base62.charAt(rest % 62) + text
    rest = Math.floor(rest / 62)
  }
  return text
}
