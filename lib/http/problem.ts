import type { FailureCode } from '../result'
import type { HttpFailure } from './failure'

interface Rule {
  readonly status: number
  readonly title: string
}

/** The only place where a failure gets its status. */
const rules = {
  invalid_request: { status: 400, title: 'The request is not well formed.' },
  invalid_input: { status: 422, title: 'The input is not valid.' },
  missing_credentials: { status: 401, title: 'A token is required.' },
  invalid_token: { status: 401, title: 'The token is not valid.' },
  insufficient_scope: { status: 403, title: 'The token may not do this.' },
  forbidden: { status: 403, title: 'This is not allowed.' },
  reauthentication_required: { status: 403, title: 'A fresh sign-in is required.' },
  not_found: { status: 404, title: 'There is nothing here.' },
  method_not_allowed: { status: 405, title: 'The method is not allowed.' },
  conflict: { status: 409, title: 'It was changed by someone else.' },
  limit_reached: { status: 409, title: 'The limit is reached.' },
  wrong_status: { status: 409, title: 'Its status does not allow this.' },
  paused: { status: 409, title: 'New tokens are paused.' },
  precondition_failed: { status: 412, title: 'It has changed since it was read.' },
  payload_too_large: { status: 413, title: 'The body is too large.' },
  unsupported_media_type: { status: 415, title: 'The media type is not supported.' },
  rate_limited: { status: 429, title: 'Too many requests.' },
  internal: { status: 500, title: 'Something went wrong.' },
  unavailable: { status: 503, title: 'Keyrail cannot answer now.' },
} as const satisfies Record<FailureCode, Rule>

const patienceSeconds = 1

/** A failure as RFC 9457 tells it. */
export function problem(failure: HttpFailure, requestId: string): Response {
  const { status, title } = rules[failure.code]
  const body = {
    type: `/docs/problems/${failure.code.replaceAll('_', '-')}`,
    title,
    status,
    code: failure.code,
    ...(failure.detail === undefined ? {} : { detail: failure.detail }),
    requestId,
    ...(failure.fields === undefined ? {} : { fields: failure.fields }),
  }
  const headers = { 'Content-Type': 'application/problem+json', ...headersOf(failure, status) }
  return new Response(JSON.stringify(body), { status, headers })
}

function headersOf({ code, missing = [], allow, retryAfter }: HttpFailure, status: number): Record<string, string> {
  if (status === 401) return { 'WWW-Authenticate': 'Bearer realm="keyrail", error="invalid_token"' }
  if (code === 'insufficient_scope') {
    return { 'WWW-Authenticate': `Bearer realm="keyrail", error="insufficient_scope", scope="${missing.join(' ')}"` }
  }
  if (allow !== undefined) return { Allow: allow }
  const waits = status === 429 || status === 503
  return waits ? { 'Retry-After': String(retryAfter ?? patienceSeconds) } : {}
}
