import type { FailureCode } from '../result'
import type { HttpFailure } from './failure'

interface Rule {
  readonly status: number
  readonly title: string
  /** What the client developer can do about it. */
  readonly advice: string
}

/** The only mapping from failure codes to statuses. */
export const problems = {
  invalid_request: {
    status: 400,
    title: 'The request is malformed.',
    advice:
      'Send one token in one header, never in the URL, and each header once. The body must be a single JSON value in UTF-8 without duplicate keys.',
  },
  invalid_input: {
    status: 422,
    title: 'The input is not valid.',
    advice: 'See `fields` for the errors by field. Unknown keys and parameters are rejected too.',
  },
  missing_credentials: {
    status: 401,
    title: 'A token is required.',
    advice:
      'Send the token as Authorization: Bearer, as X-Api-Key, or as the password of Authorization: Basic with the token key as the username.',
  },
  invalid_token: {
    status: 401,
    title: 'The token is not valid.',
    advice:
      'The token is mistyped, deactivated, suspended, deleted or expired, or it never existed. Find its token key in the list of API tokens; if it is missing, create a new token. Do not retry with the same token.',
  },
  insufficient_scope: {
    status: 403,
    title: 'The token lacks a required scope.',
    advice:
      "Grant the token the scope named in the WWW-Authenticate header, or use another token. A token can never do more than its owner's current role allows.",
  },
  forbidden: {
    status: 403,
    title: 'This is not allowed.',
    advice: 'Use a token type that is allowed to do this, from an IP address on its allowlist.',
  },
  reauthentication_required: {
    status: 403,
    title: 'Re-authentication is required.',
    advice: 'Confirm your password in the dashboard, then try again.',
  },
  second_factor_required: {
    status: 403,
    title: 'A second factor is required.',
    advice:
      'The organization requires a second factor. Set up two-factor codes in the dashboard, under Settings, Security, then try again.',
  },
  not_found: {
    status: 404,
    title: 'Not found.',
    advice: 'Check the URL. Resources that the token cannot access respond as if they did not exist.',
  },
  method_not_allowed: { status: 405, title: 'The method is not allowed.', advice: 'Use one of the methods listed in the Allow header.' },
  conflict: {
    status: 409,
    title: 'The request conflicts with the current state.',
    advice:
      'Read the resource again and reapply your change; `detail` names the conflict. If another request with the same Idempotency-Key is still running, retry later.',
  },
  limit_reached: {
    status: 409,
    title: 'The limit has been reached.',
    advice:
      'Delete what you no longer need: tokens, contacts or deliveries; `detail` names the limit. Administrators raise the limits of tokens, the operator those of contacts and deliveries.',
  },
  wrong_status: {
    status: 409,
    title: 'The current status does not allow this.',
    advice: 'Check the status first: paused, expired and deleted resources cannot be changed.',
  },
  paused: {
    status: 409,
    title: 'New tokens are paused.',
    advice: 'An administrator has paused the creation of tokens. Read their note, or ask them.',
  },
  precondition_failed: {
    status: 412,
    title: 'The resource has changed since you read it.',
    advice: 'Read it again, reapply your change and send the new ETag as If-Match.',
  },
  payload_too_large: { status: 413, title: 'The body is too large.', advice: 'Send a smaller body. `detail` gives the limit in bytes.' },
  unsupported_media_type: {
    status: 415,
    title: 'The media type is not supported.',
    advice: 'Send Content-Type: application/json in UTF-8 without a content encoding.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests.',
    advice: 'Wait for the number of seconds in the Retry-After header. The RateLimit headers say how many requests a token has left.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong.',
    advice: 'This is an error in Keyrail. Give its operator the requestId to find the details in the log.',
  },
  unavailable: {
    status: 503,
    title: 'Keyrail is temporarily unavailable.',
    advice:
      'The token could not be checked, or the request did not complete. Retry after the number of seconds in the Retry-After header; an Idempotency-Key makes the retry safe.',
  },
  maintenance: {
    status: 503,
    title: 'Keyrail is read-only for maintenance.',
    advice:
      'Nothing was changed. Tokens keep working, reads work, and tokens can still be revoked. Retry after the number of seconds in the Retry-After header; an Idempotency-Key makes the retry safe.',
  },
} as const satisfies Record<FailureCode, Rule>

export const problemPath = (code: FailureCode): string => `/docs/problems/${code.replaceAll('_', '-')}`

/** Every problem, ordered by status. */
export const listProblems = () =>
  (Object.keys(problems) as FailureCode[])
    .map((code) => ({ code, path: problemPath(code), ...problems[code] }))
    .toSorted((one, other) => one.status - other.status)

const defaultRetrySeconds = 1

/** A response before a transport writes it. */
export interface PlainResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** RFC 9457 response for a failure. */
export function problem(failure: HttpFailure, requestId: string): Response {
  const { status, headers, body } = plainProblem(failure, requestId)
  return new Response(body, { status, headers })
}

export function plainProblem(failure: HttpFailure, requestId: string): PlainResponse {
  const { status, title } = problems[failure.code]
  const body = {
    type: problemPath(failure.code),
    title,
    status,
    code: failure.code,
    ...(failure.detail === undefined ? {} : { detail: failure.detail }),
    requestId,
    ...(failure.fields === undefined ? {} : { fields: failure.fields }),
  }
  const headers = { 'Content-Type': 'application/problem+json', ...headersOf(failure, status), ...failure.headers }
  return { status, headers, body: JSON.stringify(body) }
}

function headersOf({ code, missing = [], bySession, allow, retryAfter }: HttpFailure, status: number): Record<string, string> {
  if (bySession) return {}
  if (status === 401) return { 'WWW-Authenticate': 'Bearer realm="keyrail", error="invalid_token"' }
  if (code === 'insufficient_scope') {
    return { 'WWW-Authenticate': `Bearer realm="keyrail", error="insufficient_scope", scope="${missing.join(' ')}"` }
  }
  if (allow !== undefined) return { Allow: allow }
  const retryable = status === 429 || status === 503
  return retryable ? { 'Retry-After': String(retryAfter ?? defaultRetrySeconds) } : {}
}
