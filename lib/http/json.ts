import { fail, type Outcome, ok } from '../result'

const maxDepth = 32
const loneSurrogate = /\p{Cs}/u

class NotStrict extends Error {}

/**
 * Parses JSON that every parser reads the same way: rejects duplicate keys, invalid UTF-8, a byte order mark, lone
 * surrogates, `__proto__` keys and nesting deeper than 32.
 */
export function parseStrictJson(bytes: Uint8Array): Outcome<unknown, 'invalid_request'> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    checkStructure(text)
    return ok(value)
  } catch (error) {
    return fail('invalid_request', { detail: error instanceof NotStrict ? error.message : 'The body is not valid JSON.' })
  }
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g

/** Walks valid JSON; `open` has the keys of each open object, null for an array. */
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
  if (open.length > maxDepth) throw new NotStrict('The body is nested too deeply.')
}

/** `keys`: those of the enclosing object if the string is in key position, else null. */
function checkString(token: string, keys: Set<string> | null): void {
  const text = JSON.parse(token) as string
  if (loneSurrogate.test(text)) throw new NotStrict('The body contains a lone surrogate.')
  if (!keys) return
  if (text === '__proto__') throw new NotStrict('The body contains a key that is not allowed.')
  if (keys.has(text)) throw new NotStrict('The body contains a duplicate key.')
  keys.add(text)
}
