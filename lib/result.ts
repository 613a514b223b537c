/** An expected outcome as a value. Bugs and outages throw instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

/** Every code an expected failure may carry; `lib/http/problem.ts` gives each its status. */
export type FailureCode =
  | 'invalid_request'
  | 'invalid_input'
  | 'missing_credentials'
  | 'invalid_token'
  | 'insufficient_scope'
  | 'forbidden'
  | 'reauthentication_required'
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

/** Messages per field of a form: `{ name: ['Name the token.'] }`. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** A change that came first: who made it, and the version it left. */
export interface EarlierChange {
  /** Null: whoever asks made it, elsewhere. */
  readonly by: string | null
  readonly at: string
  readonly version: number
}

export interface Failure<C extends FailureCode = FailureCode> {
  readonly code: C
  /** A sentence for the person who asked; never names what they may not see. */
  readonly detail?: string
  readonly fields?: FieldErrors
  /** Seconds until another try makes sense. */
  readonly retryAfter?: number
  /** With `conflict`: what came in between, where it is known. */
  readonly changed?: EarlierChange
}

/** What a verb answers: its value, or one of the failures it names. */
export type Outcome<T, C extends FailureCode> = Result<T, Failure<C>>

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export function fail<C extends FailureCode>(code: C, more: Omit<Failure, 'code'> = {}): { readonly ok: false; readonly error: Failure<C> } {
  return { ok: false, error: { code, ...more } }
}
