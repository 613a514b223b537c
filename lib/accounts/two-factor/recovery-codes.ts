import { createHmac } from 'node:crypto'
import type { RingKey } from '../../keys'
import type { Random } from '../../ports'
import { Secret } from '../../secret'

const count = 10
/** Base32 without the letters that are read as digits: 10 characters are 50 bits. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const length = 10

export interface NewRecoveryCodes {
  /** Like `k7m2q-x9v4t`. */
  readonly codes: readonly Secret[]
  /** Stored instead of the codes. */
  readonly digests: readonly string[]
}

export function newRecoveryCodes(random: Random, peppers: readonly RingKey[], userId: string): NewRecoveryCodes {
  const texts = Array.from({ length: count }, () => [...random.bytes(length)].map((byte) => alphabet[byte % alphabet.length]).join(''))
  return {
    codes: texts.map((text) => new Secret(`${text.slice(0, length / 2)}-${text.slice(length / 2)}`)),
    digests: texts.flatMap((text) => recoveryDigests(peppers.slice(0, 1), userId, text)),
  }
}

/** A typed code in its stored spelling; null if it is not a recovery code. */
export function parseRecoveryCode(typed: string): string | null {
  const text = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  return text.length === length && [...text].every((character) => alphabet.includes(character)) ? text : null
}

/** Digests of a code under every pepper, the current one first. */
export const recoveryDigests = (peppers: readonly RingKey[], userId: string, code: string): string[] =>
  peppers.map(({ key }) =>
    createHmac('sha256', key)
      .update(JSON.stringify(['keyrail recovery code v1', userId, code]))
      .digest('base64url'),
  )
