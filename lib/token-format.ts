import type { TokenType } from './actor'

/** The third character of a token. Every pattern below is built from this map. */
export const tokenTypeLetters = { user: 'u', admin: 'a', location: 'l', managed: 'm', service: 's' } as const satisfies Record<
  TokenType,
  string
>

/** Sources of regular expressions for the token format. */
export interface TokenPatterns {
  /** `kr{letter}_` and 16 base62 digits: the public half. */
  readonly tokenKey: string
  /** The token key, `_`, a secret of 43 and a checksum of 6 base62 digits: for leak scanners too. */
  readonly token: string
}

export function patternsFor(letters: Readonly<Record<string, string>>): TokenPatterns {
  const tokenKey = `kr[${Object.values(letters).join('')}]_[0-9A-Za-z]{16}`
  return { tokenKey, token: `${tokenKey}_[0-9A-Za-z]{49}` }
}

export const tokenPatterns = patternsFor(tokenTypeLetters)

/** True if the text contains a token key followed by the start of a secret. */
export const containsSecret = (text: string, { tokenKey }: TokenPatterns = tokenPatterns): boolean => new RegExp(`${tokenKey}_`).test(text)

/** Replaces every secret, complete or truncated; keeps the token key, which is public. */
export const replaceSecrets = (text: string, replacement: string, { tokenKey }: TokenPatterns = tokenPatterns): string =>
  text.replace(new RegExp(`(${tokenKey})_[0-9A-Za-z]+`, 'gi'), `$1${replacement}`)

/** Cuts everything that follows a token key without a break, as it is typed or pasted: a secret, or its beginning. */
export const withoutSecrets = (text: string, { tokenKey }: TokenPatterns = tokenPatterns): string =>
  text.replace(new RegExp(`(${tokenKey})[0-9A-Za-z_]+`, 'g'), '$1')

/** Search text for what was typed or pasted: the token key alone if there is one, however much surrounds it. */
export const searchTextOf = (text: string, { tokenKey }: TokenPatterns = tokenPatterns): string =>
  new RegExp(tokenKey).exec(text)?.[0] ?? text
