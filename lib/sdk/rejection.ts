const problems = {
  invalid_request: { status: 400, title: 'Send one token in one header, never in the URL.' },
  missing_credentials: { status: 401, title: 'A token is required.' },
  invalid_token: { status: 401, title: 'The token is not valid.' },
  insufficient_scope: { status: 403, title: 'The token lacks a required scope.' },
  forbidden: { status: 403, title: 'This is not allowed.' },
  rate_limited: { status: 429, title: 'Too many requests.' },
  unavailable: { status: 503, title: 'The token could not be checked.' },
} as const

type Code = keyof typeof problems

/** A response (RFC 9457) that rejects a request. */
export interface Rejection {
  readonly code: Code
  readonly status: (typeof problems)[Code]['status']
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Details {
  readonly scopes?: readonly string[]
  /** Seconds. */
  readonly retryAfter?: number
}

export function rejectionOf(code: Code, details: Details = {}): Rejection {
  const { status, title } = problems[code]
  const headers = { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headersOf(code, details) }
  return { code, status, headers, body: JSON.stringify({ title, status, code }) }
}

/** RFC 6750: no error without credentials. */
function headersOf(code: Code, { scopes = [], retryAfter = 1 }: Details): Record<string, string> {
  if (code === 'missing_credentials') return { 'WWW-Authenticate': 'Bearer realm="api"' }
  if (code === 'invalid_token') return { 'WWW-Authenticate': 'Bearer realm="api", error="invalid_token"' }
  if (code === 'insufficient_scope') {
    return { 'WWW-Authenticate': `Bearer realm="api", error="insufficient_scope", scope="${scopes.join(' ')}"` }
  }
  return code === 'rate_limited' || code === 'unavailable' ? { 'Retry-After': String(retryAfter) } : {}
}
