import type { HttpHeaders } from '../http/request'

/** Headers that decide who is asking, for what, or where the body ends. Each may occur once. */
const decisive: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'x-api-key',
  'host',
  'content-length',
  'transfer-encoding',
  'content-type',
  'content-encoding',
  'x-keyrail-proxy',
  'x-forwarded-method',
  'x-forwarded-uri',
  'x-forwarded-host',
  'x-original-method',
  'x-original-uri',
  'x-original-host',
])
/** A chain of proxies may repeat it. */
const repeatable = 'x-forwarded-for'

export interface RawHeaders extends HttpHeaders {
  /** Why the request is ambiguous; null if it is not. */
  readonly problem: string | null
}

/**
 * Reads names and values as they were sent: the parsed headers of Node drop the second of two, and a proxy or upstream may read
 * another one, or take `X_Api_Key` for `X-Api-Key`.
 */
export function readRawHeaders(raw: readonly string[]): RawHeaders {
  const values = new Map<string, string>()
  let problem: string | null = null
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase()
    const value = raw[index + 1] ?? ''
    const before = values.get(name)
    if (before === undefined) values.set(name, value)
    else {
      values.set(name, `${before}, ${value}`)
      if (decisive.has(name)) problem = `Send the header ${name} once.`
    }
    if (name.includes('_') && isDecisive(name.replaceAll('_', '-'))) problem = 'Write header names with hyphens, not underscores.'
  }
  if (removesDecisive(values.get('connection'))) problem = 'The Connection header must not name this header.'
  return { get: (name) => values.get(name) ?? null, problem }
}

const isDecisive = (name: string): boolean => decisive.has(name) || name === repeatable

/** A header that is named as hop-by-hop is removed by the next proxy, which then sees another request. */
function removesDecisive(connection: string | undefined): boolean {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return false
  return connection.split(',').some((name) => isDecisive(name.trim().toLowerCase().replaceAll('_', '-')))
}
