import type { Scope } from '../actor'
import type { Failure } from '../result'

/** A failure and the details that HTTP puts into headers. */
export interface HttpFailure extends Failure {
  /** With `insufficient_scope`: the missing scopes. */
  readonly missing?: readonly Scope[]
  /** With `missing_credentials`: a session is missing, and no token would help. */
  readonly bySession?: true
  /** With `method_not_allowed`: the allowed methods. */
  readonly allow?: string
  /** Headers beyond those of the code. */
  readonly headers?: Readonly<Record<string, string>>
}
