import type { FailureCode } from '../result'
import type { HttpFailure } from './failure'

interface Rule {
  readonly status: number
  readonly title: string
  /** What whoever wrote the software does about it. */
  readonly advice: string
}

/** The only place where a failure gets its status. */
export const problems = {
  invalid_request: {
    status: 400,
    title: 'The request is not well formed.',
    advice: 'Send one token in one header, never in the address, and a body that is one JSON value in UTF-8 without a key given twice.',
  },
  invalid_input: {
    status: 422,
    title: 'The input is not valid.',
    advice: 'Read `fields`: it names what is wrong. Keys and parameters that are not in the documentation are rejected too.',
  },
  missing_credentials: {
    status: 401,
    title: 'A token is required.',
    advice:
      'Send the token as Authorization: Bearer, as X-Api-Key, or as the password of Authorization: Basic with the token key as user name.',
  },
  invalid_token: {
    status: 401,
    title: 'The token is not valid.',
    advice:
      'It was mistyped, deactivated, deleted, has ended, or never was. Look for its token key in the list of API tokens, and make or rotate one when it is gone. Do not try again with the same one.',
  },
  insufficient_scope: {
    status: 403,
    title: 'The token may not do this.',
    advice:
      'Give the token the access that the WWW-Authenticate header names, or use another token. What its person may no longer do, it may not either.',
  },
  forbidden: {
    status: 403,
    title: 'This is not allowed.',
    advice: 'Use a token of a type that may do this, from an address it is allowed from.',
  },
  reauthentication_required: {
    status: 403,
    title: 'A fresh sign-in is required.',
    advice: 'Confirm your password in the dashboard and do it again.',
  },
  not_found: {
    status: 404,
    title: 'There is nothing here.',
    advice: 'Check the address. What is out of the reach of the token is answered as if it were not there.',
  },
  method_not_allowed: { status: 405, title: 'The method is not allowed.', advice: 'Use one of the methods that the Allow header names.' },
  conflict: {
    status: 409,
    title: 'It was changed by someone else.',
    advice:
      'Read it again and decide on what is there now. `detail` says what is in the way; a first call with the same Idempotency-Key may still be running.',
  },
  limit_reached: {
    status: 409,
    title: 'The limit is reached.',
    advice: 'Delete or remove a token that is no longer needed, or ask an administrator for a higher limit.',
  },
  wrong_status: {
    status: 409,
    title: 'Its status does not allow this.',
    advice: 'Look at its status first: what is paused or ended takes no changes.',
  },
  paused: { status: 409, title: 'New tokens are paused.', advice: 'An administrator has paused them; their note says for how long.' },
  precondition_failed: {
    status: 412,
    title: 'It has changed since it was read.',
    advice: 'Read it again, apply the change to what it is now, and send the new ETag as If-Match.',
  },
  payload_too_large: { status: 413, title: 'The body is too large.', advice: 'Send less at a time; `detail` names the limit in bytes.' },
  unsupported_media_type: {
    status: 415,
    title: 'The media type is not supported.',
    advice: 'Send Content-Type: application/json, in UTF-8 and without a content encoding.',
  },
  rate_limited: { status: 429, title: 'Too many requests.', advice: 'Wait for as many seconds as the Retry-After header says.' },
  internal: {
    status: 500,
    title: 'Something went wrong.',
    advice: 'This is a fault of Keyrail. Tell its operator the requestId: the log has the rest.',
  },
  unavailable: {
    status: 503,
    title: 'Keyrail cannot answer now.',
    advice:
      'Nothing is known about the token or the call. Try again after the seconds that the Retry-After header says; with an Idempotency-Key nothing happens twice.',
  },
} as const satisfies Record<FailureCode, Rule>

export const problemPath = (code: FailureCode): string => `/docs/problems/${code.replaceAll('_', '-')}`

const told = (Object.keys(problems) as FailureCode[]).map((code) => ({ code, path: problemPath(code), ...problems[code] }))

/** Every kind of failure, by status. */
export const listProblems = () => told.toSorted((one, other) => one.status - other.status)

/** The failure whose page a part of an address, `limit-reached`, names. */
export const findProblem = (slug: string) => told.find(({ path }) => path === `/docs/problems/${slug}`) ?? null

const patienceSeconds = 1

/** A failure as RFC 9457 tells it. */
export function problem(failure: HttpFailure, requestId: string): Response {
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
  const headers = { 'Content-Type': 'application/problem+json', ...headersOf(failure, status) }
  return new Response(JSON.stringify(body), { status, headers })
}

function headersOf({ code, missing = [], bySession, allow, retryAfter }: HttpFailure, status: number): Record<string, string> {
  if (bySession) return {}
  if (status === 401) return { 'WWW-Authenticate': 'Bearer realm="keyrail", error="invalid_token"' }
  if (code === 'insufficient_scope') {
    return { 'WWW-Authenticate': `Bearer realm="keyrail", error="insufficient_scope", scope="${missing.join(' ')}"` }
  }
  if (allow !== undefined) return { Allow: allow }
  const waits = status === 429 || status === 503
  return waits ? { 'Retry-After': String(retryAfter ?? patienceSeconds) } : {}
}
