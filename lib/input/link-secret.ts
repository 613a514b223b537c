import { createHash } from 'node:crypto'
import { randomBase62 } from '../ids'
import type { Random } from '../ports'

const length = 43
const pattern = /^[0-9A-Za-z]{43}$/

/** What is stored instead of the secret part of a link; 256 random bits need no key. */
const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

interface NewLinkSecret {
  /** The secret part of the link. */
  readonly secret: string
  readonly digest: string
}

export function newLinkSecret(random: Random): NewLinkSecret {
  const secret = randomBase62(random, length)
  return { secret, digest: digestOf(secret) }
}

/** The stored digest of a presented secret part; null for text that is none. */
export const linkDigestOf = (secret: string): string | null => (pattern.test(secret) ? digestOf(secret) : null)
