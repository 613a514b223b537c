import { setTransportSecurity } from '../http/transport-security'

/** Carries the address of a page to where it is rendered; set by proxy.ts, never taken from a request. */
export const pathHeader = 'x-keyrail-address'

/** Headers a client could use to speak for proxy.ts. */
const ours = ['x-nonce', 'content-security-policy', 'content-security-policy-report-only', 'x-middleware-subrequest', pathHeader]

/** What proxy.ts says of a request. */
interface PassedOn {
  readonly address: string
  readonly nonce: string
  readonly policy: string
  /** The configured one. */
  readonly origin: string
}

/** The request as pages see it: with the nonce that Next and the layout put on their scripts. */
export function pageRequestHeaders(given: Headers, { address, nonce, policy, origin }: PassedOn): Headers {
  const headers = new Headers(given)
  for (const name of ours) headers.delete(name)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set(pathHeader, address)
  // the framework compares an action's Origin with this, and rejects all behind a proxy that does not pass Host on
  headers.set('x-forwarded-host', new URL(origin).host)
  return headers
}

/** What every page answers with. Pages are for the person who asked: nothing between keeps them. */
export function setPageHeaders(headers: Headers, policy: string, origin: string): void {
  headers.set('Content-Security-Policy', policy)
  headers.set('Cache-Control', 'no-store, private')
  setTransportSecurity(headers, origin)
}

/** Scripts and style sheets run by nonce; style attributes are open because the primitives place popups with them. */
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
