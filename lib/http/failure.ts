import type { Scope } from '../actor'
import type { Failure } from '../result'

/** A failure with what HTTP says about it in headers. */
export interface HttpFailure extends Failure {
  /** With `insufficient_scope`: what is missing. */
  readonly missing?: readonly Scope[]
  /** With `missing_credentials`: a session is what is missing, and no token would help. */
  readonly bySession?: true
  /** With `method_not_allowed`: what is allowed. */
  readonly allow?: string
}
