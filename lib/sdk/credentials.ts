/** Value of a header by its lower-case name; a repeated header is joined by commas. */
export type HeaderOf = (name: string) => string | null

type Read =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly code: 'invalid_request' | 'missing_credentials' | 'invalid_token' }

const queryNames = new Set(['token', 'access_token', 'accesstoken', 'api_key', 'apikey', 'api-key', 'x-api-key', 'authorization'])
const secret = /kr[ualms]_[0-9A-Za-z]{16}_/
const base64 = /^[0-9A-Za-z+/]+={0,2}$/
const tokenKeyLength = 20
/** One or more spaces separate the scheme from the rest (RFC 9110, 11.4). */
const schemeAndRest = /^([^ ]+) +([^ ].*)$/

/** Reads the token from exactly one header, as Keyrail's own API does. */
export function readCredentials(headerOf: HeaderOf, url: string): Read {
  if (isInQuery(url)) return reject('invalid_request')
  const [authorization, apiKey] = [headerOf('authorization'), headerOf('x-api-key')]
  if (authorization !== null && apiKey !== null) return reject('invalid_request')
  const presented = authorization ?? apiKey ?? ''
  if (presented.includes(',')) return reject('invalid_request')
  if (presented === '') return reject('missing_credentials')
  return apiKey === null ? fromAuthorization(presented) : { ok: true, token: apiKey }
}

const reject = (code: Extract<Read, { ok: false }>['code']): Read => ({ ok: false, code })

function isInQuery(url: string): boolean {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? []
  return [...new URLSearchParams(query)].some(
    ([name, value]) => queryNames.has(name.toLowerCase()) || secret.test(value) || secret.test(name),
  )
}

function fromAuthorization(header: string): Read {
  const [, scheme = '', rest = ''] = schemeAndRest.exec(header) ?? []
  if (/^bearer$/i.test(scheme)) return { ok: true, token: rest }
  return /^basic$/i.test(scheme) ? fromBasic(rest) : reject('missing_credentials')
}

/** Username: the token key. Password: the whole token. */
function fromBasic(encoded: string): Read {
  const text = decode(encoded)
  const colon = text.indexOf(':')
  const token = text.slice(colon + 1)
  const isNamed = colon === tokenKeyLength && text.slice(0, colon) === token.slice(0, tokenKeyLength)
  return isNamed ? { ok: true, token } : reject('invalid_token')
}

function decode(encoded: string): string {
  try {
    return base64.test(encoded) ? atob(encoded) : ''
  } catch {
    return ''
  }
}
