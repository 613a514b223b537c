import { fail, type Outcome, ok } from '../result'

const deepest = 32
const loneSurrogate = /\p{Cs}/u

class NotStrict extends Error {}

/**
 * The one value some bytes of JSON mean to every reader: rejects what readers disagree about (a key given twice, invalid
 * UTF-8, a byte order mark, lone surrogates), `__proto__` keys and nesting deeper than 32.
 */
export function parseStrictJson(bytes: Uint8Array): Outcome<unknown, 'invalid_request'> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    checkStructure(text)
    return ok(value)
  } catch (error) {
    return fail('invalid_request', { detail: error instanceof NotStrict ? error.message : 'The body is not JSON.' })
  }
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g

/** Walks well-formed JSON; `open` holds the keys of each open object, null for an array. */
function checkStructure(text: string): void {
  const open: (Set<string> | null)[] = []
  let before = ''
  for (const [token] of text.matchAll(tokens)) {
    if (token.startsWith('"')) checkString(token, before === ':' ? null : (open.at(-1) ?? null))
    else nest(open, token)
    before = token
  }
}

function nest(open: (Set<string> | null)[], token: string): void {
  if (token === '}' || token === ']') open.pop()
  if (token === '{') open.push(new Set())
  if (token === '[') open.push(null)
  if (open.length > deepest) throw new NotStrict('The body is nested too deeply.')
}

/** `keys` are those of the object around, when the string stands where a key does. */
function checkString(token: string, keys: Set<string> | null): void {
  const text = JSON.parse(token) as string
  if (loneSurrogate.test(text)) throw new NotStrict('The body has a lone surrogate.')
  if (!keys) return
  if (text === '__proto__') throw new NotStrict('The body has a key that is not allowed.')
  if (keys.has(text)) throw new NotStrict('The body has a key twice.')
  keys.add(text)
}
