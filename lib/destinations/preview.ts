import type { DeliveryField } from './schema'

// the beginning of a JSON text may end within a string
const tokens = /"([^"\\]*(?:\\.[^"\\]*)*)("|\\?$)|[{}[\],:]|[^\s{}[\],:"]+/g

const mostFields = 2
const mostCharacters = 60

/**
 * The first two fields with a value, of nested objects too. `text` is JSON or the beginning of it. The result is untrusted
 * text on one line, of limited length.
 */
export function previewFields(text: string): DeliveryField[] {
  const fields: DeliveryField[] = []
  let before = ''
  let name: string | null = null
  for (const [token, string] of text.matchAll(tokens)) {
    if (name !== null && !isEmpty(token)) fields.push({ name, value: oneLine(string === undefined ? token : unescaped(string)) })
    if (fields.length === mostFields) break
    name = token === ':' ? before : null
    before = string === undefined ? '' : oneLine(unescaped(string))
  }
  return fields
}

/** Containers are no values: the fields inside of them are. */
const isEmpty = (token: string): boolean => token === '{' || token === '[' || token === '""' || token === 'null'

/** Text of a JSON string, whose last escape may be incomplete. */
function unescaped(string: string): string {
  try {
    return JSON.parse(`"${string}"`)
  } catch {
    return string.replace(/\\u[0-9a-f]{0,3}$/i, '')
  }
}

function oneLine(text: string): string {
  const characters = [...text.replace(/[\s\p{Cc}]+/gu, ' ').trim()]
  return characters.length > mostCharacters ? `${characters.slice(0, mostCharacters).join('').trimEnd()}…` : characters.join('')
}
