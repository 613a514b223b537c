import { fail, type Outcome, ok } from '../result'
import { containsSecret } from '../token-format'
import type { HttpRequest } from './request'

type Rejected = 'invalid_request' | 'missing_credentials' | 'invalid_token'

const queryNames = new Set(['token', 'access_token', 'accesstoken', 'api_key', 'apikey', 'api-key', 'x-api-key', 'authorization'])
const base64 = /^[0-9A-Za-z+/]+={0,2}$/
const tokenKeyLength = 20
/** One or more spaces separate the scheme from the rest (RFC 9110, 11.4). */
const schemeAndRest = /^([^ ]+) +([^ ].*)$/

/** Reads the token from exactly one header. Repeated headers arrive joined by commas, which no token contains. */
export function readCredentials(request: Pick<HttpRequest, 'url' | 'headers'>): Outcome<string, Rejected> {
  if (request.url.includes('?') && inQuery(new URL(request.url).searchParams))
    return fail('invalid_request', { detail: 'Do not send a token in the URL.' })
  const authorization = request.headers.get('authorization')
  const apiKey = request.headers.get('x-api-key')
  if (authorization !== null && apiKey !== null) return fail('invalid_request', { detail: 'Send one token in one header.' })
  const presented = authorization ?? apiKey ?? ''
  if (presented.includes(',')) return fail('invalid_request', { detail: 'Send one token in one header.' })
  if (presented === '') return fail('missing_credentials')
  return apiKey === null ? fromAuthorization(presented) : ok(presented)
}

function inQuery(query: URLSearchParams): boolean {
  return [...query].some(([name, value]) => queryNames.has(name.toLowerCase()) || containsSecret(value) || containsSecret(name))
}

function fromAuthorization(header: string): Outcome<string, 'missing_credentials' | 'invalid_token'> {
  const [, scheme = '', rest = ''] = schemeAndRest.exec(header) ?? []
  if (/^bearer$/i.test(scheme)) return ok(rest)
  return /^basic$/i.test(scheme) ? fromBasic(rest) : fail('missing_credentials')
}

/** Username: the token key. Password: the whole token. */
function fromBasic(encoded: string): Outcome<string, 'invalid_token'> {
  const text = base64.test(encoded) ? Buffer.from(encoded, 'base64').toString('latin1') : ''
  const colon = text.indexOf(':')
  const token = text.slice(colon + 1)
  const named = colon === tokenKeyLength && text.slice(0, colon) === token.slice(0, tokenKeyLength)
  return named ? ok(token) : fail('invalid_token')
}
