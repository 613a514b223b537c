import { originHeader } from '../http/page-origin'
import { setTransportSecurity } from '../http/transport-security'

/** Passes path and query of a page to its rendering; set by proxy.ts, never taken from a request. */
export const pathHeader = 'x-keyrail-path'

/** Headers that only proxy.ts may set; dropped from client requests. */
const reserved = [
  'x-nonce',
  'content-security-policy',
  'content-security-policy-report-only',
  'x-middleware-subrequest',
  pathHeader,
  originHeader,
]

interface PageRequest {
  /** Path and query. */
  readonly path: string
  readonly nonce: string
  readonly policy: string
  /** The configured origin. */
  readonly origin: string
}

/** Request headers as pages see them, with the nonce that Next and the layout put on their scripts. */
export function pageRequestHeaders(given: Headers, { path, nonce, policy, origin }: PageRequest): Headers {
  const headers = new Headers(given)
  for (const name of reserved) headers.delete(name)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set(pathHeader, path)
  headers.set(originHeader, origin)
  // the framework compares an action's Origin with this and would reject every action behind a proxy that does not pass Host on
  headers.set('x-forwarded-host', new URL(origin).host)
  return headers
}

/** Sets the response headers of every page. Pages are personal, so no cache may store them. */
export function setPageHeaders(headers: Headers, policy: string, origin: string): void {
  headers.set('Content-Security-Policy', policy)
  headers.set('Cache-Control', 'no-store, private')
  setTransportSecurity(headers, origin)
}

/** Scripts and style sheets need the nonce; style attributes are allowed because the UI primitives position popups with them. */
export function contentSecurityPolicy(nonce: string, origin: string, development: boolean): string {
  const rules = {
    'default-src': "'self'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': "'self'",
    'style-src-elem': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': development ? "'self' ws:" : "'self'",
    'object-src': "'none'",
    'frame-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  const upgrade = origin.startsWith('https://') ? '; upgrade-insecure-requests' : ''
  return `${Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')}${upgrade}`
}
