import type { Random } from './ports'

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type OrgId = Branded<'OrgId'>
export type UserId = Branded<'UserId'>
export type LocationId = Branded<'LocationId'>
export type SessionId = Branded<'SessionId'>
export type TokenId = Branded<'TokenId'>
export type ContactId = Branded<'ContactId'>
/** The public half of a token, `kr{letter}_{16}`: 20 characters. */
export type TokenKey = Branded<'TokenKey'>

/** Digits of base62, in ascending order. */
export const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Base62 text from rejection-sampled random bytes: every digit is equally likely. */
export function randomBase62(random: Random, length: number): string {
  const digits: number[] = []
  while (digits.length < length) {
    for (const byte of random.bytes(length)) {
      if (byte < 248 && digits.length < length) digits.push(base62.charCodeAt(byte % 62))
    }
  }
  return String.fromCharCode(...digits)
}

/** A new opaque id: 22 base62 digits, 131 bits. */
export const newId = <Id extends string>(random: Random): Id => randomBase62(random, 22) as Id
