import { containsSecret, replaceSecrets } from '../token-format'

const maxLength = 200
/** Longer ones are cut before they are searched for tokens. */
const maxSearched = 2_048
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
/** Almost every path: it contains no token and nothing else to remove. */
const plain = /^(?!.*kr)[!-$&-~]*$/i

/** Path of a request target as it is stored: without query and tokens, at most 200 characters. */
export function storedPath(target: string): string {
  const [path = ''] = target.slice(0, maxSearched).split(/[?#]/, 1)
  // a copy: a slice would keep the whole URL in memory
  return Buffer.from(plain.test(path) ? path.slice(0, maxLength) : cleaned(path)).toString()
}

function cleaned(path: string): string {
  const readable = containsSecret(decoded(path)) ? decoded(path) : path
  return replaceSecrets(readable.replace(unprintable, ''), '_[masked]').slice(0, maxLength)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // a token key and a secret need no decoding but that of their underscores
    return path.replace(/%5f/gi, '_')
  }
}
