import type { HttpHeaders } from '../../http/request'
import { originalPath } from './original-path'

export interface OriginalRequest {
  readonly method: string
  /** Lower case, without port. */
  readonly host: string
  /** Decoded once. */
  readonly path: string
  /** As sent, with the query. */
  readonly uri: string
}

const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override']

/**
 * The request that a proxy asks about; null if its headers contradict each other, or an upstream could read them as another
 * request than the one that is authorized.
 */
export function originalRequest(headers: HttpHeaders): OriginalRequest | null {
  const method = agreed(headers, 'x-forwarded-method', 'x-original-method')
  const uri = agreed(headers, 'x-forwarded-uri', 'x-original-uri')
  const host = hostOf(headers.get('x-forwarded-host') ?? headers.get('host'))
  if (method === null || uri === null || host === null || !/^[A-Z]+$/.test(method)) return null
  if (overrides.some((name) => headers.get(name) !== null)) return null
  const path = originalPath(uri)
  return path === null ? null : { method, host, path, uri }
}

/** Proxies set one of both. A client may have sent the other one, so two must be equal. */
function agreed(headers: HttpHeaders, one: string, other: string): string | null {
  const [first, second] = [headers.get(one), headers.get(other)]
  if (first !== null && second !== null && first !== second) return null
  return first ?? second
}

function hostOf(value: string | null): string | null {
  const [, host] = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+?)\.?(?::\d{1,5})?$/.exec(value ?? '') ?? []
  return host?.toLowerCase() ?? null
}
