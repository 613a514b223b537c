/** An expected outcome as a value. Bugs and outages throw instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

/** Codes of expected failures; `lib/http/problem.ts` maps each to a status. */
export type FailureCode =
  | 'invalid_request'
  | 'invalid_input'
  | 'missing_credentials'
  | 'invalid_token'
  | 'insufficient_scope'
  | 'forbidden'
  | 'reauthentication_required'
  | 'second_factor_required'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'limit_reached'
  | 'wrong_status'
  | 'paused'
  | 'precondition_failed'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'rate_limited'
  | 'internal'
  | 'unavailable'
  | 'maintenance'

/** Messages per field of a form: `{ name: ['Name the token.'] }`. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** A concurrent change that was saved first, and the resulting version. */
export interface EarlierChange {
  /** Null if the actor made it themselves, in another tab or device. */
  readonly by: string | null
  readonly at: string
  readonly version: number
}

export interface Failure<C extends FailureCode = FailureCode> {
  readonly code: C
  /** Message for the caller; never names anything they have no access to. */
  readonly detail?: string
  readonly fields?: FieldErrors
  /** Seconds until a retry makes sense. */
  readonly retryAfter?: number
  /** With `conflict`: the change that was saved first, if known. */
  readonly changed?: EarlierChange
}

/** Result of a verb: its value, or one of the failures it declares. */
export type Outcome<T, C extends FailureCode> = Result<T, Failure<C>>

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export function fail<C extends FailureCode>(code: C, more: Omit<Failure, 'code'> = {}): { readonly ok: false; readonly error: Failure<C> } {
  return { ok: false, error: { code, ...more } }
}
